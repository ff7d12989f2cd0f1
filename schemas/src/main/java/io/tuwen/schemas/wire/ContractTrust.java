package io.tuwen.schemas.wire;

import io.tuwen.schemas.ImageEvent;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes.LogicalTypeFactory;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Makes Avro load our generated classes. Since 1.12.2 it makes no class from a schema unless the class was named as
 * trusted, for the whole process, in a system property or by a call; for a job in somebody's cluster we own neither the
 * property nor the moment before Flink's first read.
 *
 * <p>So the call is made where Avro itself looks for extensions while it reads its first schema, which every generated
 * class does before anything else: through {@code META-INF/services}, as a logical type that no schema names.
 */
public final class ContractTrust implements LogicalTypeFactory {
    private static final String PACKAGE = ImageEvent.class.getPackageName();

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(PACKAGE)));
    }

    /** For Avro. */
    public ContractTrust() {}

    /** For a thread whose class loader does not show Avro the file in {@code META-INF/services}. */
    static void ensure() {
        // Loading this class has done it.
    }

    @Override
    public LogicalType fromSchema(Schema schema) {
        throw new IllegalArgumentException(getTypeName() + ": no schema uses it");
    }

    @Override
    public String getTypeName() {
        return "tuwen-contract";
    }
}
