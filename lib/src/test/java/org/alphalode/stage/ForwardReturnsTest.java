package org.alphalode.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;
import org.junit.jupiter.api.Test;

class ForwardReturnsTest {
    private static final double NAN = Double.NaN;

    @Test
    void runsFromTheNextOpenOverTheHorizon() {
        Panel target = ForwardReturns.of(market(10, 20, 30, 60).build(), 1);
        assertThat(target.fields()).containsExactly(ForwardReturns.TARGET);
        assertThat(target.series(0, 0)).containsExactly(30.0 / 20 - 1, 60.0 / 30 - 1, NAN, NAN);
        assertThat(ForwardReturns.of(market(10, 20, 30, 60).build(), 2).series(0, 0))
                .containsExactly(60.0 / 20 - 1, NAN, NAN, NAN);
    }

    @Test
    void isMissingWhereAnOpenIs() {
        assertThat(ForwardReturns.of(market(1, 1, NAN, 1, 2, 4).build(), 1).series(0, 0))
                .containsExactly(NAN, NAN, 1, 1, NAN, NAN);
        assertThat(ForwardReturns.of(market(1, 1, 0, 1, 2, 4).build(), 1).series(0, 0))
                .containsExactly(-1, NAN, 1, 1, NAN, NAN);
    }

    @Test
    void isMissingWhereItTouchesASuspectBarEvenAConfirmedOne() {
        Panel market = market(1, 1, 1, 9, 1, 1, 1, 1).notUsableAtClose(0, 3).build();
        Panel target = ForwardReturns.of(market, 1);
        assertThat(target.series(0, 0)).containsExactly(0, NAN, NAN, 0, 0, 0, NAN, NAN);
        assertThat(target.usableAtClose(0, 3)).isFalse();
        assertThat(ForwardReturns.of(market, 2).series(0, 0)).containsExactly(NAN, NAN, NAN, 0, 0, NAN, NAN, NAN);
    }

    @Test
    void refusesAPanelWithoutOpens() {
        Panel noOpens =
                new Panel.Builder(List.of("A"), List.of(BarFields.CLOSE), new BarInterval(60_000_000L), 0, 3).build();
        assertThatThrownBy(() -> ForwardReturns.of(noOpens, 1))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining("open");
    }

    private static Panel.Builder market(double... opens) {
        return new Panel.Builder(List.of("A"), List.of(BarFields.OPEN), new BarInterval(60_000_000L), 0, opens.length)
                .set(0, 0, opens);
    }
}
