package com.mycrm.security;

/** A hash that can be read, and that counts the checks. */
final class PlainHash extends PasswordHash {

    int checks;

    @Override
    String generate(String password) {
        return "hash of " + password;
    }

    @Override
    boolean verify(String password, String hashed) {
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
