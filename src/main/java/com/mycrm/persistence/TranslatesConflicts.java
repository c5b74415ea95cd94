package com.mycrm.persistence;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks an EJB whose failed statements become a {@link TransactionConflict} where they are one, also those that the
 * entity manager sends. The caller runs the method again with {@link TransactionConflict#retry}.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface TranslatesConflicts {}
