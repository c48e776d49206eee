package org.alphalode.stage.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphalode.model.Allocation.Role;
import org.alphalode.stage.manage.ManageParams.Choice;
import org.alphalode.stage.manage.ManageParams.Split;
import org.junit.jupiter.api.Test;

class HedgedSplitTest {
    private static final HedgedSplit STANDARD = new HedgedSplit(Choice.STANDARD);
    private static final double[] EVEN = {1, 1, 1, 1};

    /** Golden vector of S0: A and B chosen, C correlated .1 and D .6 with them. */
    @Test
    void ninetyPercentOverTheChosenAndTenForTheLeastCorrelated() {
        Role[] roles = STANDARD.roles(new boolean[] {true, true, false, false}, new double[] {.9, .9, .1, .6});
        assertThat(roles).containsExactly(Role.CHOSEN, Role.CHOSEN, Role.HEDGE, Role.OUT);
        assertThat(STANDARD.weights(roles, EVEN)).containsExactly(new double[] {.45, .45, .10, 0}, within(1e-15));
    }

    @Test
    void theHedgeMayBeSharedAndPrefersOppositeMovement() {
        HedgedSplit two = new HedgedSplit(new Choice(.5, 3, .2, 2, Split.EQUAL));
        Role[] roles = two.roles(new boolean[] {false, true, false, false}, new double[] {.3, 1, -.8, .2});
        assertThat(roles).containsExactly(Role.OUT, Role.CHOSEN, Role.HEDGE, Role.HEDGE);
        assertThat(two.weights(roles, EVEN)).containsExactly(new double[] {0, .8, .1, .1}, within(1e-15));
    }

    @Test
    void withoutAHedgeItsShareStaysInCash() {
        Role[] roles = STANDARD.roles(new boolean[] {true, false}, new double[] {1, Double.NaN});
        assertThat(STANDARD.weights(roles, EVEN)).containsExactly(new double[] {.9, 0}, within(1e-15));
    }

    @Test
    void nothingChosenMeansNoRisk() {
        Role[] roles = STANDARD.roles(new boolean[2], new double[] {.1, .2});
        assertThat(roles).containsOnly(Role.OUT);
        assertThat(STANDARD.weights(roles, EVEN)).containsOnly(0);
    }

    @Test
    void choosesTheBestAboveTheThresholdAndTiesByOrder() {
        HedgedSplit two = new HedgedSplit(new Choice(.5, 2, .1, 1, Split.EQUAL));
        assertThat(two.chosen(new double[] {.6, 2, Double.NaN, .6, .4}))
                .containsExactly(true, true, false, false, false);
        assertThat(two.chosen(new double[] {.5, -3})).containsOnly(false);
    }

    @Test
    void calmClustersMayGetMore() {
        HedgedSplit inverse = new HedgedSplit(new Choice(.5, 3, 0, 1, Split.INVERSE_VARIANCE));
        Role[] roles = inverse.roles(new boolean[] {true, true}, new double[2]);
        assertThat(inverse.weights(roles, new double[] {1, 4})).containsExactly(new double[] {.8, .2}, within(1e-15));
    }
}
