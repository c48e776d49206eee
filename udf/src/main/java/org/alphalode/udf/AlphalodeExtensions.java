package org.alphalode.udf;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.CreateArray;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.Function1;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Gives every session that names it in {@code spark.sql.extensions} the SQL functions of the formula language: {@code alpha_id},
 * {@code alpha_canonical} and {@code alpha_lookback} of a formula's text, and one function for each operator of the catalogue over
 * arrays, as in {@code alpha_ts_mean(array, 21)}. They are calls of static methods: code generation goes through them.
 */
public final class AlphalodeExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
    private static final String SOURCE = "java_udf";
    private static final ArrayType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType, true);

    @Override
    public BoxedUnit apply(SparkSessionExtensions session) {
        add(session, "alpha_id", "id of a formula", arguments -> ofText("id", DataTypes.StringType, arguments));
        add(
                session,
                "alpha_canonical",
                "canonical text of a formula",
                arguments -> ofText("canonical", DataTypes.StringType, arguments));
        add(
                session,
                "alpha_lookback",
                "bars before the current one that a formula reads",
                arguments -> ofText("lookback", DataTypes.IntegerType, arguments));
        Operators.ALL.forEach(
                op -> add(session, "alpha_" + op.name(), op.doc(), arguments -> ofOperator(op, arguments)));
        return BoxedUnit.UNIT;
    }

    /** Makes an expression of a function's arguments. */
    @FunctionalInterface
    private interface Call {
        Expression of(List<Expression> arguments);
    }

    private static void add(SparkSessionExtensions session, String name, String doc, Call call) {
        Function1<Seq<Expression>, Expression> builder = new AbstractFunction1<>() {
            @Override
            public Expression apply(Seq<Expression> arguments) {
                return call.of(List.copyOf(CollectionConverters.asJava(arguments)));
            }
        };
        session.injectFunction(new Tuple3<>(
                new FunctionIdentifier(name),
                new ExpressionInfo(FormulaFunctions.class.getName(), "", name, doc, "", "", "", "", "", "", SOURCE),
                builder));
    }

    private static Expression ofText(String method, DataType answer, List<Expression> arguments) {
        expect("alpha_" + method + "(formula)", 1, arguments);
        return invoke(method, answer, List.of(cast(arguments.get(0), DataTypes.StringType)));
    }

    private static Expression ofOperator(Op op, List<Expression> arguments) {
        expect("alpha_" + op.signature(), op.params().size(), arguments);
        List<Expression> operands = new ArrayList<>();
        List<Expression> numbers = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (i < op.operandCount()) {
                operands.add(cast(arguments.get(i), DOUBLES));
            } else {
                numbers.add(cast(arguments.get(i), DataTypes.DoubleType));
            }
        }
        return invoke(
                "apply",
                DOUBLES,
                List.of(Literal.create(op.name(), DataTypes.StringType), array(operands), array(numbers)));
    }

    private static void expect(String signature, int count, List<Expression> arguments) {
        if (arguments.size() != count) {
            throw new AlphaException(
                    ErrorCode.REFUSED, signature + " takes " + count + " arguments, not " + arguments.size());
        }
    }

    private static Expression array(List<Expression> elements) {
        return elements.isEmpty() ? cast(new CreateArray(seq(List.of())), DOUBLES) : new CreateArray(seq(elements));
    }

    private static Expression cast(Expression expression, DataType type) {
        return new Cast(expression, type, Option.empty());
    }

    private static Expression invoke(String method, DataType answer, List<Expression> arguments) {
        return new StaticInvoke(
                FormulaFunctions.class,
                answer,
                method,
                seq(arguments),
                seq(List.of()),
                true,
                true,
                true,
                Option.empty());
    }

    private static <T> Seq<T> seq(List<T> elements) {
        return CollectionConverters.asScala(elements).toSeq();
    }
}
