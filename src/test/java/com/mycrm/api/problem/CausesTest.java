package com.mycrm.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void chainBeginsWithTheFailureItself() {
        var root = new IllegalArgumentException("root");
        var failure = new IllegalStateException(root);
        assertEquals(List.of(failure, root), Causes.of(failure).toList());
    }

    @Test
    void chainThatLeadsBackIntoItselfEnds() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);
        assertEquals(20, Causes.of(first).count());
    }
}
