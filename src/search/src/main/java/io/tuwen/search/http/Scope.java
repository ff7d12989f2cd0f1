package io.tuwen.search.http;

/** What a token allows. */
enum Scope {
    /** To search. */
    READ,
    /** To see how the service is built, and to search. */
    ADMIN;

    boolean allows(Scope wanted) {
        return this == ADMIN || this == wanted;
    }
}
