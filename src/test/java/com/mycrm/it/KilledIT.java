package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The process is killed during an import and started again: no row is lost or imported twice. */
class KilledIT {

    private static final int ROWS = 15_000;

    @Test
    void importContinuesAfterAKill() {
        var rows =
                IntStream.range(0, ROWS).mapToObj(i -> "09" + (1_000_000 + i)).collect(Collectors.joining("\n"));
        try (var service = new OwnService("killed", TestDatabase.createEmpty("killed"))) {
            service.startQuickly();
            var first = service.start();
            var location = first.upload(Imports.PATH, Imports.CSV, ("phone\n" + rows).getBytes(StandardCharsets.UTF_8))
                    .expect(202)
                    .header("location");
            var before = new Imports(first).until(location, view -> view.getInt("rows_done") > 0);
            service.kill();
            assertEquals("running", before.getString("state"), "the import was too small to be killed in its middle");

            var second = service.start();
            var ended = new Imports(second)
                    .until(location, view -> view.getString("state").equals("done"));
            assertEquals(ROWS, ended.getInt("rows_done"));
            assertEquals(0, ended.getInt("rows_failed"));
            assertEquals(ROWS, phones(second).size());
            assertEquals(1_500 + ROWS, second.json("/whatsapp-leads?per_page=1").getInt("count"));
        }
    }

    /** The phone numbers of all leads that are not of the sample. */
    private static Set<String> phones(Api api) {
        var phones = new HashSet<String>();
        for (var page = 1; page <= (1_500 + ROWS) / 500; page++) {
            for (var lead : Leads.items(api.json("/whatsapp-leads?per_page=500&page=" + page))) {
                if (Leads.id(lead) > 1_500) {
                    phones.add(lead.getString("phone"));
                }
            }
        }
        return phones;
    }
}
