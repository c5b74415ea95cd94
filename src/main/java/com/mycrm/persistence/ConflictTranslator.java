package com.mycrm.persistence;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Interceptor of {@link TranslatesConflicts}. It runs within the transaction, so it translates and does not retry. */
@Interceptor
@TranslatesConflicts
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ConflictTranslator {

    @AroundInvoke
    Object translate(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (TransactionConflict e) {
            throw e;
        } catch (RuntimeException e) {
            throw TransactionConflict.of(e);
        }
    }
}
