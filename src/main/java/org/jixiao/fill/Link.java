package org.jixiao.fill;

import java.nio.charset.StandardCharsets;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.jixiao.model.CellLink;
import org.jxls.common.Context;
import org.jxls.transform.poi.WritableCellValue;

/** Writes a link into a cell as a hyperlink to a file; it can never lead anywhere else, whatever the file is called. */
record Link(CellLink link) implements WritableCellValue {
    @Override
    public Object writeToCell(Cell target, Context context) {
        target.setCellValue(link.text());
        XSSFHyperlink hyperlink = (XSSFHyperlink)
                target.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.FILE);
        hyperlink.setAddress(encoded(link.file()));
        if (!link.cell().isEmpty()) {
            hyperlink.setLocation(link.cell());
        }
        target.setHyperlink(hyperlink);
        return link.text();
    }

    @Override
    public String toString() {
        return link.text();
    }

    /** All but unreserved characters and the slash as %XX of their UTF-8 bytes: what a relationship in the package may hold. */
    static String encoded(String path) {
        StringBuilder address = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/!'()".indexOf(c) >= 0);
            address.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return address.toString();
    }
}
