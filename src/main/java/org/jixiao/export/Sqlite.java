package org.jixiao.export;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Tables as one SQLite database. A column has the type {@code NUMERIC} where it holds nothing but numbers, {@code TEXT} where it holds
 * none, and none where it holds both: an amount that could not be read is the text that was typed. Dots in names become {@code _}.
 * Same tables, same bytes.
 */
public final class Sqlite {
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
        Map<String, PreparedStatement> statements = new HashMap<>();
        try {
            for (Map<String, @Nullable Object> row : table.rows()) {
                List<@Nullable Object> values = new ArrayList<>();
                table.headings().keySet().forEach(column -> values.add(row.get(column)));
                String places = values.stream()
                        .map(value -> value instanceof Number ? "CAST(? AS NUMERIC)" : "?")
                        .collect(Collectors.joining(", "));
                PreparedStatement insert = statements.get(places);
                if (insert == null) {
                    insert = database.prepareStatement(
                            "INSERT INTO " + quoted(table.name()) + " VALUES (" + places + ")");
                    statements.put(places, insert);
                }
                for (int i = 0; i < values.size(); i++) {
                    String text = Table.text(values.get(i));
                    insert.setString(i + 1, text.isEmpty() ? null : text);
                }
                insert.executeUpdate();
            }
        } finally {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace('.', '_').replace("\"", "\"\"") + '"';
    }
}
