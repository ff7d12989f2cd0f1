package io.tuwen.search.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.search.cache.CachedVectors;
import io.tuwen.search.retrieval.QueryVectors;
import io.tuwen.search.retrieval.Sides;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A default method that a decorator does not pass on answers in place of what stands behind. */
class DecoratorsTest {
    static List<Arguments> decorators() {
        return List.of(
                Arguments.of(TimedVectors.class, QueryVectors.class),
                Arguments.of(CachedVectors.class, QueryVectors.class),
                Arguments.of(TimedSides.class, Sides.class),
                Arguments.of(TimedSearch.class, VectorSearch.class),
                Arguments.of(TimedText.class, TextSearch.class));
    }

    @ParameterizedTest
    @MethodSource("decorators")
    void everyMethodOfThePort_isPassedOn(Class<?> decorator, Class<?> port) {
        Set<String> wanted = Arrays.stream(port.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(DecoratorsTest::signature)
                .collect(Collectors.toSet());

        assertThat(Arrays.stream(decorator.getDeclaredMethods()).map(DecoratorsTest::signature))
                .containsAll(wanted);
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
