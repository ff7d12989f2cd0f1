package io.tuwen.flink.account;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The entries of an account as bytes, for state that wants its own serializer: a sink writer's. */
public final class AccountSerializer implements SimpleVersionedSerializer<Map<String, Long>> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Map<String, Long> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(entries.size());
        for (Map.Entry<String, Long> entry : entries.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
        return bytes.toByteArray();
    }

    @Override
    public Map<String, Long> deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("account state: version " + version + " (expected: " + VERSION + ")");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        int size = in.readInt();
        Map<String, Long> entries = new HashMap<>();
        for (int i = 0; i < size; i++) {
            entries.put(in.readUTF(), in.readLong());
        }
        return entries;
    }
}
