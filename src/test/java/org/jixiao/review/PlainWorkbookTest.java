package org.jixiao.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.Messages;
import org.junit.jupiter.api.Test;

/** The marked copy of what can be read but not written. */
class PlainWorkbookTest {
    /** POI writes the time of day: a marked copy made in the next second would be another file. */
    @Test
    void aPlainCopyDoesNotSayWhenItWasMade() throws IOException {
        byte[] marked = new MarkedCopy(new Messages("zh"))
                .mark("项目名称,培训\n当年预算,1".getBytes(UTF_8), List.of())
                .content();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            assertEquals(
                    Date.from(Instant.parse("1980-01-01T12:00:00Z")),
                    workbook.getProperties().getCoreProperties().getCreated());
            assertEquals(null, workbook.getProperties().getCoreProperties().getModified());
        }
    }
}
