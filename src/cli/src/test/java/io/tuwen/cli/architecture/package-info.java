/** The house rules, and a fixture that breaks each. */
@NullMarked
package io.tuwen.cli.architecture;

import org.jspecify.annotations.NullMarked;
