package org.jixiao.export;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Tables as one SQLite database. A column has the type {@code NUMERIC} where it holds nothing but numbers, {@code TEXT} where it holds
 * none, and none where it holds both: an amount that could not be read is the text that was typed. Dots in names become {@code _}.
 * Same tables, same bytes.
 */
public final class Sqlite {
    /** By it our databases are told from others, as the format provides: {@code jixi}. */
    private static final int APPLICATION = 0x6A697869;

    private Sqlite() {}

    /**
     * The file's content.
     *
     * @throws SQLException where the library for this machine cannot be loaded
     */
    public static byte[] of(List<Table> tables) throws SQLException {
        // The database is made in memory, so that its file can be written like all others: whole or not at all.
        try (Connection database = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            database.setAutoCommit(false);
            try (Statement statement = database.createStatement()) {
                statement.execute("PRAGMA application_id = " + APPLICATION);
            }
            for (Table table : tables) {
                if (!table.headings().isEmpty()) {
                    create(table, database);
                    insert(table, database);
                }
            }
            database.commit();
            return database.unwrap(SQLiteConnection.class).serialize("main");
        } catch (LinkageError e) {
            throw new SQLException(e);
        }
    }

    private static void create(Table table, Connection database) throws SQLException {
        String columns = table.headings().keySet().stream()
                .map(column -> quoted(column) + type(table, column))
                .collect(Collectors.joining(", "));
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE " + quoted(table.name()) + " (" + columns + ")");
        }
    }

    private static String type(Table table, String column) {
        boolean numbers = false;
        boolean texts = false;
        for (Map<String, @Nullable Object> row : table.rows()) {
            Object value = row.get(column);
            numbers |= value instanceof Number;
            texts |= value != null
                    && !(value instanceof Number)
                    && !Table.text(value).isEmpty();
        }
        return numbers && texts ? "" : numbers ? " NUMERIC" : " TEXT";
    }

    /** Numbers go in as text and are cast: SQLite knows what it can hold of them, and text stays text in every column. */
    private static void insert(Table table, Connection database) throws SQLException {
        Set<String> columns = table.headings().keySet();
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> "iif(?" + (2 * i + 1) + ", CAST(?" + (2 * i + 2) + " AS NUMERIC), ?" + (2 * i + 2) + ")")
                .collect(Collectors.joining(", "));
        String sql = "INSERT INTO " + quoted(table.name()) + " VALUES (" + values + ")";
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (Map<String, @Nullable Object> row : table.rows()) {
                int at = 0;
                for (String column : columns) {
                    Object value = row.get(column);
                    String text = Table.text(value);
                    insert.setBoolean(++at, value instanceof Number);
                    insert.setString(++at, text.isEmpty() ? null : text);
                }
                insert.executeUpdate();
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace('.', '_').replace("\"", "\"\"") + '"';
    }
}
