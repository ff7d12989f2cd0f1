package io.tuwen.cli.doctor;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.local.KafkaBroker;
import io.tuwen.local.MilvusLite;
import io.tuwen.local.Ports;
import io.tuwen.local.python.PythonEnvironment;
import io.tuwen.milvus.CatalogueCollections;
import io.tuwen.schemas.registry.RegistrySettings;
import io.tuwen.schemas.registry.SchemaRegistry;
import io.tuwen.schemas.wire.Resolution;
import io.tuwen.triton.TritonAdmin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every look there is, in the order of the stream. */
public final class Doctor {
    private static final int TRITON_PORT = 8001;

    private final Path home;
    private final List<String> topics;

    /**
     * @param home the root of the repository
     * @param topics that must be there
     */
    public Doctor(Path home, List<String> topics) {
        this.home = home;
        this.topics = List.copyOf(topics);
    }

    /** This machine, for local mode. */
    public List<Diagnosis> machine() {
        List<Diagnosis> found = PythonEnvironment.localMode(home).findings().stream()
                .map(finding -> Diagnosis.ill("machine", finding.problem(), finding.remedy()))
                .toList();
        return found.isEmpty()
                ? List.of(Diagnosis.healthy("machine", "can run Kafka, Triton and Milvus in local mode"))
                : found;
    }

    /** Where a stack that is started now would listen. */
    public List<Diagnosis> ports() {
        return List.of(
                port("Kafka", KafkaBroker.USUAL_PORT),
                port("Triton", TRITON_PORT),
                port("Milvus", MilvusLite.USUAL_PORT));
    }

    private static Diagnosis port(String server, int usual) {
        String state = Ports.usual(usual) == usual ? "is free" : "is taken: `./tuwen up` takes another";
        return Diagnosis.healthy("port " + usual + " of " + server, state);
    }

    /** A running stack; collections are asked for only where Milvus answers. */
    public List<Diagnosis> stack(Addresses addresses) {
        List<Diagnosis> found = new ArrayList<>(KafkaLook.at(addresses.kafka(), topics));
        if (addresses.registry() != null) {
            found.add(registry(addresses.registry()));
        }
        try (StackClients clients = new StackClients(addresses)) {
            Stream.of(Tower.values()).flatMap(tower -> model(clients, tower)).forEach(found::add);
            Diagnosis milvus = milvus(clients);
            found.add(milvus);
            if (milvus.healthy()) {
                Stream.of(Tower.values())
                        .map(tower -> collection(clients, tower))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static Diagnosis registry(String address) {
        return Diagnosis.of("schema registry at " + address, "start it, or name another with --registry", () -> {
            Resolution answer = new SchemaRegistry(RegistrySettings.of(URI.create(address))).byId(1);
            if (answer instanceof Resolution.Unavailable unavailable) {
                throw new IllegalStateException(unavailable.message());
            }
            return "answers";
        });
    }

    private static Stream<Diagnosis> model(StackClients clients, Tower tower) {
        Diagnosis served = triton(clients, tower);
        return served.healthy() ? Stream.of(served, golden(clients, tower)) : Stream.of(served);
    }

    private static Diagnosis triton(StackClients clients, Tower tower) {
        ModelContract contract = clients.contract();
        String subject = "model " + contract.servedName(tower);
        String remedy = "start Triton with the model repository "
                + clients.addresses().model() + ", or name another with --triton and --model";
        return Diagnosis.of(subject, remedy, () -> {
            TritonAdmin admin = new TritonAdmin(clients.triton());
            admin.verify(contract, tower);
            Duration answer = admin.probe(contract, tower);
            return contract.label() + " at " + clients.addresses().triton() + " answers in " + answer.toMillis()
                    + " ms";
        });
    }

    private static Diagnosis golden(StackClients clients, Tower tower) {
        String subject = "golden input of model " + clients.contract().servedName(tower);
        String remedy = "let model folder, build and served model be of one release";
        return Diagnosis.of(subject, remedy, () -> {
            clients.model().encoders(tower).close();
            return "is prepared and answered as " + clients.addresses().model() + " says";
        });
    }

    private static Diagnosis milvus(StackClients clients) {
        String subject = "Milvus at " + clients.addresses().milvus();
        return Diagnosis.of(
                subject,
                "start Milvus, or name another with --milvus",
                () -> "version " + clients.milvus().check());
    }

    private static Diagnosis collection(StackClients clients, Tower tower) {
        String name = tower.collection(clients.contract());
        String remedy = "start the jobs once: they make the collection and its alias";
        return Diagnosis.of("collection " + name, remedy, () -> {
            CatalogueCollections collections = new CatalogueCollections(clients.milvus());
            long rows = collections.rowCount(name);
            long shown = collections.rowCount(tower.alias());
            return rows + " rows; readers see " + shown + " under " + tower.alias();
        });
    }
}
