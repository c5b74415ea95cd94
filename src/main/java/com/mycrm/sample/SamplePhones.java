package com.mycrm.sample;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Telephone numbers as customers' phones and address books write them. */
final class SamplePhones {

    /** The forms, the most frequent ones several times. */
    private static final List<Function<Random, String>> FORMS = List.of(
            random -> "+9715" + digits(random, 8),
            random -> "+9715" + digits(random, 8),
            random -> "+9715" + digits(random, 8),
            random -> "+9715" + digits(random, 8),
            random -> "05" + digits(random, 8),
            random -> "00971 5%s %s %s".formatted(digits(random, 1), digits(random, 3), digits(random, 4)),
            random -> "047" + digits(random, 7),
            random -> "+32 47%s %s %s %s".formatted(digits(random, 1), digits(random, 2), digits(random, 2), digits(random, 2)),
            random -> "+447" + digits(random, 9),
            random -> "(+44) 7%s-%s".formatted(digits(random, 3), digits(random, 6)),
            random -> "+919" + digits(random, 9),
            random -> "+1 (415) 555-01" + digits(random, 2));

    private SamplePhones() {}

    static String next(Random random) {
        return FORMS.get(random.nextInt(FORMS.size())).apply(random);
    }

    private static String digits(Random random, int count) {
        var digits = new StringBuilder();
        for (var i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
