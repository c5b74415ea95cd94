package com.mycrm.channels;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.patch.PatchField;
import com.mycrm.api.problem.Problems;
import com.mycrm.directory.UserDirectory;
import com.mycrm.persistence.Statements;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The channels in the database. Its writes may throw {@link TransactionConflict}, and are then to be tried again. */
@Stateless
public class ChannelStore {

    private static final String ALL = "SELECT " + ChannelRow.COLUMNS + " FROM channels";

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    @Inject
    UserDirectory users;

    /** In the order of their ids. */
    public Page<ChannelView> page(PageRequest page) {
        var rows =
                statements().rows(ALL + " ORDER BY id LIMIT ? OFFSET ?", ChannelRow::read, page.size(), page.offset());
        var count = statements()
                .row("SELECT COUNT(*) FROM channels", row -> row.getLong(1))
                .orElse(0L);
        return new Page<>(count, page, rows.stream().map(ChannelRow::view).toList());
    }

    public Optional<Versioned<ChannelView>> one(long id) {
        return row(ALL + " WHERE id = ?", id).map(ChannelStore::versioned);
    }

    /** Those of a kind, in the order of their ids. */
    public List<ChannelRow> all(String kind) {
        return statements().rows(ALL + " WHERE kind = ? ORDER BY id", ChannelRow::read, kind);
    }

    /** Whether a channel gives leads to this user. */
    public boolean hasUser(long id) {
        return row(ALL + " WHERE user_id = ? OR fallback_user_id = ?", id, id).isPresent();
    }

    public Versioned<ChannelView> create(ChannelInput input) {
        return TransactionConflict.translate(() -> {
            var vault = Vault.configured();
            input.requireWhole();
            if (input.kind().isValue()) {
                check(input, input.kind().value(), 0, input.number(), vault);
            }
            input.source().check();
            var made = ChannelRow.fresh(input.kind().value(), input.number().value(), now())
                    .with(input, vault);
            var id = statements()
                    .made(
                            "INSERT INTO channels (" + ChannelRow.COLUMNS.substring("id, ".length()) + ")"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            made.written());
            return one(id).orElseThrow();
        });
    }

    /** Changes what the input names. */
    public Versioned<ChannelView> change(long id, ChannelInput input, IfMatch expected) {
        return TransactionConflict.translate(() -> {
            var row = locked(id, expected);
            var vault = Vault.configured();
            input.requireKept();
            input.requireKind(row.kind());
            check(input, row.kind(), id, input.number(), vault);
            input.source().check();
            var changed = row.with(input, vault);
            if (!changed.equals(row)) {
                statements()
                        .change(
                                "UPDATE channels SET "
                                        + ChannelRow.COLUMNS
                                                .substring("id, ".length())
                                                .replace(",", " = ?,")
                                        + " = ? WHERE id = ?",
                                Stream.concat(Stream.of(changed.changed(now()).written()), Stream.of(id))
                                        .toArray());
            }
            return one(id).orElseThrow();
        });
    }

    public void delete(long id, IfMatch expected) {
        locked(id, expected);
        statements().change("DELETE FROM channels WHERE id = ?", id);
    }

    private ChannelRow locked(long id, IfMatch expected) {
        var row = row(ALL + " WHERE id = ? FOR UPDATE", id).orElseThrow(() -> Problems.notFound("The channel " + id));
        expected.check(row.version());
        return row;
    }

    private void check(ChannelInput input, String kind, long own, PatchField<String> number, Optional<Vault> vault) {
        input.requireFit(kind);
        if (vault.isEmpty()) {
            input.requireNoSecret();
        }
        checkUser(input, ChannelInput.USER, input.user());
        checkUser(input, ChannelInput.FALLBACK_USER, input.fallbackUser());
        if (number.isValue()
                && row(ALL + " WHERE kind = ? AND number_key = ? AND id <> ?", kind, number.value(), own)
                        .isPresent()) {
            input.source().fault(ChannelInput.NUMBER, "is the number of another channel");
        }
    }

    private void checkUser(ChannelInput input, String name, PatchField<Long> user) {
        if (user.isValue() && users.existing(Set.of(user.value())).isEmpty()) {
            input.source().fault(name, "names no user");
        }
    }

    private Optional<ChannelRow> row(String sql, Object... values) {
        return statements().row(sql, ChannelRow::read, values);
    }

    private Statements statements() {
        return new Statements(database, ChannelsUnavailable::new);
    }

    private static Versioned<ChannelView> versioned(ChannelRow row) {
        return new Versioned<>(row.version(), row.view());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
