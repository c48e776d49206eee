package org.alphalode.expr;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Nearest;
import org.alphalode.op.Op;
import org.alphalode.op.Operators;
import org.alphalode.op.Param;

/** Recursive descent over one text; depth is counted, so that no text can overflow the stack. */
final class Parser {
    private final String text;
    private final Limits limits;
    private int at;
    private int depth;
    private int nodes;

    Parser(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    Expr parse() {
        if (text.length() > limits.maxChars()) {
            throw Errors.refused(
                    "formula has " + text.length() + " characters, more than " + limits.maxChars() + ": split it");
        }
        Expr expr = sum();
        skipBlanks();
        if (at < text.length()) {
            throw fault("expected an operator or the end, not '" + text.charAt(at) + "'");
        }
        String fault = limits.fault(expr);
        if (!fault.isEmpty()) {
            throw Errors.refused(fault);
        }
        return expr;
    }

    private Expr sum() {
        descend();
        Expr left = product();
        for (char c = peek(); c == '+' || c == '-'; c = peek()) {
            at++;
            left = node(Expr.Call.of(c == '+' ? Operators.ADD : Operators.SUB, left, product()));
        }
        depth--;
        return left;
    }

    private Expr product() {
        Expr left = unary();
        for (char c = peek(); c == '*' || c == '/'; c = peek()) {
            at++;
            left = node(Expr.Call.of(c == '*' ? Operators.MUL : Operators.DIV, left, unary()));
        }
        return left;
    }

    private Expr unary() {
        if (peek() != '-') {
            return primary();
        }
        at++;
        if (isNumberStart(peek())) {
            return number(-1);
        }
        descend();
        Expr operand = unary();
        depth--;
        return node(Expr.Call.of(Operators.NEG, operand));
    }

    private Expr primary() {
        char c = peek();
        if (isNumberStart(c)) {
            return number(1);
        }
        if (c == '(') {
            at++;
            Expr inner = sum();
            expect(')');
            return inner;
        }
        if (isNameStart(c)) {
            return nameOrCall();
        }
        throw fault(
                at < text.length()
                        ? "expected a formula, not '" + c + "'"
                        : "formula ends where an operand is expected");
    }

    private Expr nameOrCall() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (peek() != '(') {
            return node(new Expr.Field(name));
        }
        Op op = Operators.find(name)
                .orElseThrow(() -> Errors.at(
                        text, start, "there is no operator '" + name + "'." + Nearest.hint(name, Operators.names())));
        at++;
        return call(op, start);
    }

    private Expr call(Op op, int start) {
        List<Expr> args = new ArrayList<>();
        for (Param param : op.params()) {
            if (!args.isEmpty()) {
                if (peek() == ')') {
                    throw Errors.at(text, start, op.signature() + " needs " + param.name());
                }
                expect(',');
            }
            skipBlanks();
            int position = at;
            Expr arg = sum();
            checkArgument(op, param, arg, position);
            args.add(arg);
        }
        if (peek() == ',') {
            throw fault(op.signature() + " takes no more arguments");
        }
        expect(')');
        return node(new Expr.Call(op, args));
    }

    private void checkArgument(Op op, Param param, Expr arg, int position) {
        if (param.kind() == Param.Kind.OPERAND) {
            return;
        }
        if (!(arg instanceof Expr.Const constant)) {
            throw Errors.at(text, position, op.signature() + ": " + param.name() + " must be a number");
        }
        String fault = param.fault(constant.value());
        if (fault.isEmpty() && param.kind() == Param.Kind.WINDOW && constant.value() > limits.maxWindowBars()) {
            fault = "window " + (long) constant.value() + " is longer than " + limits.maxWindowBars() + " bars";
        }
        if (!fault.isEmpty()) {
            throw Errors.at(text, position, op.signature() + ": " + fault);
        }
    }

    private Expr number(int sign) {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
        }
        try {
            double value = Double.parseDouble(text.substring(start, at));
            if (Double.isFinite(value)) {
                return node(new Expr.Const(sign * value));
            }
        } catch (NumberFormatException e) {
            throw Errors.at(text, start, "'" + text.substring(start, at) + "' is not a number");
        }
        throw Errors.at(text, start, "number is too large");
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void descend() {
        if (++depth > limits.maxDepth()) {
            throw fault("formula nests deeper than " + limits.maxDepth() + ": split it");
        }
    }

    private Expr node(Expr expr) {
        if (++nodes > limits.maxNodes()) {
            throw fault("formula has more than " + limits.maxNodes() + " nodes: split it");
        }
        return expr;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw fault("expected '" + c + "'"
                    + (at < text.length() ? ", not '" + text.charAt(at) + "'" : " before the end"));
        }
        at++;
    }

    /** Next character that is not blank; 0 at the end. */
    private char peek() {
        skipBlanks();
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipBlanks() {
        while (at < text.length()
                && (text.charAt(at) == ' '
                        || text.charAt(at) == '\t'
                        || text.charAt(at) == '\n'
                        || text.charAt(at) == '\r')) {
            at++;
        }
    }

    private AlphaException fault(String message) {
        return Errors.at(text, at, message);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNumberStart(char c) {
        return isDigit(c) || c == '.';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
