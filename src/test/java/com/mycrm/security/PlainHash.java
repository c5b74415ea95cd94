package com.mycrm.security;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/** In place of the server's password hash: readable, and it counts the checks. */
final class PlainHash implements Pbkdf2PasswordHash {

    Map<String, String> parameters;
    int checks;

    @Override
    public void initialize(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    @Override
    public String generate(char[] password) {
        return "hash of " + String.valueOf(password);
    }

    @Override
    public boolean verify(char[] password, String hashed) {
        checks++;
        return generate(password).equals(hashed);
    }

    /** Secrets that are hashed like this. */
    Secrets secrets() {
        var secrets = new Secrets();
        secrets.hash = this;
        secrets.start();
        return secrets;
    }
}
