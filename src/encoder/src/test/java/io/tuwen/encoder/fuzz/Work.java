package io.tuwen.encoder.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What a task took of the calling thread. What else the machine does changes neither figure much.
 *
 * @param heapBytes allocated, whether still held or not
 * @param cpuNanos of this thread alone
 */
public record Work<T>(T result, long heapBytes, long cpuNanos) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public static <T> Work<T> of(Supplier<T> task) {
        long heap = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        T result = task.get();
        return new Work<>(
                result, THREADS.getCurrentThreadAllocatedBytes() - heap, THREADS.getCurrentThreadCpuTime() - cpu);
    }
}
