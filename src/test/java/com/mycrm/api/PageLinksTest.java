package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.QueryString;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLinksTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, first=1 last=1",
        "100, 1, first=1 last=1",
        "101, 1, first=1 next=2 last=2",
        "250, 2, first=1 prev=1 next=3 last=3",
        "250, 3, first=1 prev=2 last=3",
        "250, 9, first=1 prev=3 last=3",
        "0, 2, first=1 prev=1 last=1"
    })
    void eachPageLinksToThoseThatThereAre(long count, int page, String links) {
        var expected = List.of(links.split(" ")).stream()
                .map(link -> link.split("="))
                .map(link -> "</leads?filters%5Bref%5D=a%26b&page=%s>; rel=\"%s\""
                        .replace("%s>", link[1] + ">")
                        .replace("%s", link[0]))
                .toList();
        var query = QueryString.parse("page=" + page + "&filters[ref]=a%26b");
        assertEquals(
                String.join(", ", expected),
                PageLinks.of("/leads", query, new Page<>(count, new PageRequest(page, 100), List.of())));
    }
}
