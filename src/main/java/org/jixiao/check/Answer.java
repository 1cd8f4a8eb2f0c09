package org.jixiao.check;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a result say of its target, clause by clause. In a clause a word of failure outweighs a good one: 改善不明显. Of
 * clauses that contradict each other nobody can tell.
 */
final class Answer {
    /** Stands for what is as good as the target's own words: these themselves, and 未发生事故. */
    private static final String MARK = "\uE000";

    /** What a thing is where all is well, and is not with 不 in front. */
    private static final String STATES = MARK + "|健全|规范|完善|完整|合规|合格|符合|达标|及时|按时|按期|稳定|正常|显著|明显|有效|满意|良好|理想|到位|充分|均衡|顺畅";

    private static final String GOODS = STATES + "|达成|完成|达到|实现|全部|优|较好|提高|提升|改善|增强|促进|保障|覆盖|已建立|已建成|已形成|已落实|已开展";

    /** What nobody wants. */
    private static final String THINGS = "问题|污染|违规|违纪|违法|违约|事故|投诉|纠纷|争议|超支|超预算|超标|超范围|挪用|截留|拖欠|损失|浪费|差错|错误|失误|遗漏|故障|"
            + "中断|隐患|上访|信访|舆情|流失|损坏|损害|破坏|伤亡|死亡|火灾|灾害|险情|缺陷|拥堵|积压|虚报|冒领|套取|负面|异常|风险|闲置|新增债务|新增隐性债务|影响";

    private static final String LATE = "延期|逾期|超期|滞后|拖延|延误|延迟|推迟|推后|顺延|晚于";
    private static final String REMEDIES = "杜绝|避免|防止|预防|防范|消除|解决|弥补|补齐|缓解|扭转|化解|治理|整治|遏制|整改|纠正|查处";

    /** What people do or want, and what does not stand between a no and what it denies: 没有建立风险预警机制. */
    private static final String DONE = GOODS + "|建立|建成|形成|制定|开展|组织|实施|落实|解决|处理|整改|消除|防|控|化解|治|应对|办";

    private static final String NOT_STATE = "不(?:" + STATES + ")";
    private static final String THING = "(?:(?<!良好|积极|正面|社会)(?:" + THINGS + "))";
    private static final String BAD = "(?:" + THING + "|" + LATE + "|不足|短缺|" + NOT_STATE + ")";
    private static final String FLAW = "(?:(?:不足|短缺|滞后|" + NOT_STATE + ")的?)?" + THING;

    /** 未成年, 未来, 前所未有, 淹没 and 没收 deny nothing. */
    private static final String NOT = "(?:(?<!所)未(?!成年|来|婚)|(?<![淹沉埋])没(?!收))有?";

    private static final String NONE = "(?:" + NOT + "|[无不零])(?:再|曾|[对给因]\\p{L}{1,8}?)?";
    private static final String HAPPENS = "(?:出现|发生|发现|检出|存在|造成|产生|引起|引发|导致|收到|接到|受到?|带来|遗留|见|超过?|突破)";
    private static final String SOME = "(?:明显|显著|(?!" + DONE + "|[未没无不])\\p{L}){0,8}?";
    private static final String REMEDY = "(?:" + REMEDIES + ")";

    /** 无法律纠纷, 未发现不合格产品, 没有发生, 解决了经费不足问题, 问题得到有效整改. */
    private static final Finder AVERTED = new Finder(
            "未没无不零短滞" + initials(THINGS + "|" + REMEDIES),
            String.join(
                    "|",
                    NONE + "(?:" + HAPPENS + "\\p{L}{0,8}?|(?<=[无零有])" + SOME + ")?" + BAD + "(?:[和及或与等]?" + SOME + BAD
                            + "){0,9}",
                    REMEDY + "了?" + SOME + FLAW,
                    "(?:解决|缓解|弥补|补齐)了?" + SOME + "(?:不足|短缺)",
                    FLAW + SOME + "(?:已|得到|全部|有效){0,3}" + REMEDY,
                    NONE + HAPPENS + "(?!\\p{L}{0,8}(?:" + GOODS + "|效|进展|变化|作用))"));

    private static final Finder MISSED = new Finder(
            "未没无不较" + initials(LATE),
            NOT + "|" + NOT_STATE + "(?!率)|无法(?!律|规|人|院)|无(?:进展|成效|效果|效益|变化|明显|实质)|较差|不足|不力|" + LATE);

    private static final Finder SHORT = new Finder(
            "有亟不欠仍尚还需",
            "有待|亟待|(?:不够|不太|不甚|欠|[仍尚还亟]需|需要?(?=进一步|继续|持续))(?:进一步|继续|持续|更加){0,3}(?:加强|加快|优化|推进|" + GOODS + ")");

    /** Not the 部 of 全部分配, nor the 基本 of 基本生活. */
    private static final Finder PARTLY = new Finder(
            "部基",
            "(?<!全|内|外|干|支|总|各|组成|重要)部分|基本(?!保障)(?:上|已经?|都|能够?|得到){0,3}(?:按[时期计]|建立|建成|形成|解决|消除|满足|落实|具备|" + GOODS
                    + ")");

    private static final Finder REACHED = new Finder("无1" + initials(GOODS), "^无|^100$|" + GOODS);

    /** What is to come says nothing of what was reached. */
    private static final Finder TO_COME = new Finder("下今明力预尽将", "下一?步|今后|下一?年|明年|力争|预计|尽快|将(?:于|在|继续|进一步)");

    /** Begun, and still to come: 正在建立, but not 正在稳定运行. */
    private static final Pattern UNDER_WAY =
            Pattern.compile("正在?(?=建[立设成]|筹[备建]|准备|办理|制定|编制|修订|开发|申报|申请|审批|招标|采购|施工|推进|整改)");

    /** A part of the whole: 完成80%, 覆盖率85%. */
    private static final Pattern PERCENT_DONE =
            Pattern.compile("(?:完成|覆盖|保障|落实|拨付|发放|兑付|到位)(?:了|率|进度|比例|[为达约至到])*[1-8]?\\d(?:\\.\\d+)?%(?!以上)");

    /** Around what a target asks for: 达到三级及以上, 较上年有所增长. */
    private static final Pattern AROUND = Pattern.compile(
            "^(?:稳定)?(?:达到|保持在?|维持在?)|^(?:[较比与]|同比|环比)(?:上一?年度?|去年|往年|上期|同期)*(?:有所|稳[步定]|逐[年步]|持续)?|[及或和]?以[上内]$");

    private static final Pattern CLAUSES = Pattern.compile("[,。;:!?]|但");

    private static final Pattern BARE_NOTHING = Pattern.compile("无|没有|零|未发生|未出现|无发生");

    private static final Memo<Optional<Band>> KNOWN = new Memo<>(Answer::told);

    private static final Finder UNWANTED = new Finder(initials(THINGS), THING);

    private Answer() {}

    /** Whether a name tells of a thing that nobody wants: 安全责任事故. */
    static boolean isUnwanted(String name) {
        return UNWANTED.in(Texts.folded(name)).next();
    }

    /** The band of a result; null where its words do not tell. */
    static @Nullable Band of(String target, String actual) {
        String aim = AROUND.matcher(clauses(target)).replaceAll("");
        boolean whole = aim.chars().noneMatch(Character::isDigit); // else that share may be what was aimed at
        String typed = UNDER_WAY.matcher(Texts.folded(actual)).replaceAll("预计");
        String words = clauses(whole ? PERCENT_DONE.matcher(typed).replaceAll("部分完成") : typed);
        return KNOWN.of(aim.length() < 2 ? words : words.replace(aim, MARK)).orElse(null);
    }

    /** Whether a result says that there was none of what is counted, and nothing else: 未发生安全事故, 零投诉, 全年未发生. */
    static boolean isNothing(String actual) {
        String words = clauses(actual);
        String plain = withoutAverted(words);
        return words.chars().noneMatch(Character::isDigit)
                && (BARE_NOTHING.matcher(words).matches()
                        || (!plain.equals(words)
                                && !MISSED.in(plain).next()
                                && !TO_COME.in(plain).next()));
    }

    /** The letters and digits of a text, with a comma between its clauses. */
    private static String clauses(String text) {
        return Folding.letters(CLAUSES.matcher(Texts.folded(text)).replaceAll(","), ',');
    }

    private static Optional<Band> told(String words) {
        Set<Band> told = EnumSet.noneOf(Band.class);
        Stream.of(words.split(",")).map(Answer::ofClause).forEach(band -> band.ifPresent(told::add));
        if (told.size() == 1) {
            return told.stream().findFirst();
        }
        boolean failed = told.contains(Band.MISSED) || told.contains(Band.SHORT);
        if (told.contains(Band.REACHED)) {
            return failed ? Optional.empty() : Optional.of(Band.PARTLY);
        }
        return failed ? Optional.of(told.contains(Band.PARTLY) ? Band.SHORT : Band.MISSED) : Optional.empty();
    }

    private static Optional<Band> ofClause(String clause) {
        String plain = withoutAverted(clause);
        if (MISSED.in(plain).next()) {
            return Optional.of(Band.MISSED);
        }
        if (TO_COME.in(plain).next()) {
            return Optional.empty();
        }
        if (SHORT.in(plain).next()) {
            return Optional.of(Band.SHORT);
        }
        if (PARTLY.in(plain).next()) {
            return Optional.of(Band.PARTLY);
        }
        return REACHED.in(plain).next() ? Optional.of(Band.REACHED) : Optional.empty();
    }

    /** With the mark in place of what did not happen, or was dealt with. */
    private static String withoutAverted(String clause) {
        StringBuilder plain = new StringBuilder();
        int from = 0;
        Finder.Search averted = AVERTED.in(clause);
        while (averted.next()) {
            plain.append(clause, from, averted.match().start()).append(MARK);
            from = averted.match().end();
        }
        return plain.append(clause, from, clause.length()).toString();
    }

    /** The first characters of words that | separates. */
    private static String initials(String words) {
        return Stream.of(words.split("\\|")).map(word -> word.substring(0, 1)).collect(Collectors.joining());
    }
}
