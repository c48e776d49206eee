package org.alphalode.bench;

import java.util.concurrent.TimeUnit;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.IcMoments;
import org.alphalode.expr.Plan;
import org.alphalode.model.Panel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 50 formulas and their IC moments over a panel, with and without the Vector API. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class FormulaBenchmark {
    /** Bars x symbols. */
    @Param({"200000x8", "200000x1", "25000x64"})
    public String shape = "200000x8";

    private Plan plan = Plan.of(BenchMarket.formulas(), BenchMarket.FIELDS);
    private Panel panel = BenchMarket.panel(0, 1);

    @Setup
    public void draw() {
        int cut = shape.indexOf('x');
        panel = BenchMarket.panel(
                Integer.parseInt(shape.substring(0, cut)), Integer.parseInt(shape.substring(cut + 1)));
        plan = Plan.of(BenchMarket.formulas(), BenchMarket.FIELDS);
    }

    @Benchmark
    @Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    public IcMoments withVectors() {
        return Evaluator.moments(plan, panel, "target", 0, panel.barCount(), 1024);
    }

    @Benchmark
    @Fork(3)
    public IcMoments withoutVectors() {
        return Evaluator.moments(plan, panel, "target", 0, panel.barCount(), 1024);
    }
}
