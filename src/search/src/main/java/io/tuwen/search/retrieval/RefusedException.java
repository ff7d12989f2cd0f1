package io.tuwen.search.retrieval;

/** A question that cannot be answered as it was asked: its asker's to mend. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal. */
    public enum Kind {
        /** Against the rules, wherever it is asked. */
        INVALID,
        /** It names what is not there. */
        NOT_FOUND,
        /** Over a limit of size. */
        TOO_LARGE
    }

    private final Kind kind;
    private final transient Finding finding;
    private final String remedy;

    public RefusedException(Kind kind, Finding finding, String remedy) {
        super(finding + "; " + remedy);
        this.kind = kind;
        this.finding = finding;
        this.remedy = remedy;
    }

    public RefusedException(Finding finding, String remedy) {
        this(Kind.INVALID, finding, remedy);
    }

    public Kind kind() {
        return kind;
    }

    public Finding finding() {
        return finding;
    }

    public String remedy() {
        return remedy;
    }
}
