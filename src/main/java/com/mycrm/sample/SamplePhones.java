package com.mycrm.sample;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Telephone numbers of several countries, in the forms in which phones and address books write them. */
final class SamplePhones {

    private final List<String> forms = Lines.of("phones.csv").stream()
            .flatMap(line -> Collections.nCopies(Integer.parseInt(line.get(0)), line.get(1)).stream())
            .toList();

    String next(Random random) {
        var number = new StringBuilder(forms.get(random.nextInt(forms.size())));
        for (var i = 0; i < number.length(); i++) {
            if (number.charAt(i) == '#') {
                number.setCharAt(i, (char) ('0' + random.nextInt(10)));
            }
        }
        return number.toString();
    }
}
