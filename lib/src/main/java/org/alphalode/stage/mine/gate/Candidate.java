package org.alphalode.stage.mine.gate;

import org.alphalode.model.AlphaProfile.Certificate;
import org.alphalode.model.IcStats;

/**
 * A formula before the gates; what is not known yet is NaN or none.
 *
 * @param scored what it showed on the training window
 * @param qValue adjusted for all trials
 * @param book that it would hold
 * @param validation {@link IcStats#NONE} before it is looked at
 * @param certificate of no look-ahead
 * @param better accepted alphas
 * @param nearest |correlation| with one of these that is too large, or else the largest
 */
record Candidate(
        Scored scored,
        double qValue,
        Book book,
        IcStats validation,
        Certificate certificate,
        int better,
        double nearest) {
    /**
     * Facts of a book.
     *
     * @param turnoverPerDay traded weight of a day over gross weight
     * @param largestWeight mean over the bars of the largest weight of a symbol
     */
    record Book(double turnoverPerDay, double largestWeight) {
        static final Book NONE = new Book(Double.NaN, Double.NaN);
    }

    static Candidate of(Scored scored) {
        return new Candidate(scored, Double.NaN, Book.NONE, IcStats.NONE, Certificate.NONE, 0, Double.NaN);
    }

    Candidate withScored(Scored value) {
        return new Candidate(value, qValue, book, validation, certificate, better, nearest);
    }

    Candidate withQValue(double q) {
        return new Candidate(scored, q, book, validation, certificate, better, nearest);
    }

    Candidate withBook(Book value) {
        return new Candidate(scored, qValue, value, validation, certificate, better, nearest);
    }

    Candidate withValidation(IcStats stats) {
        return new Candidate(scored, qValue, book, stats, certificate, better, nearest);
    }

    Candidate withCertificate(Certificate value) {
        return new Candidate(scored, qValue, book, validation, value, better, nearest);
    }

    Candidate withPool(int betterAlphas, double nearestCorrelation) {
        return new Candidate(scored, qValue, book, validation, certificate, betterAlphas, nearestCorrelation);
    }

    boolean sameSignInValidation() {
        return scored.train().pearsonIc() * validation.neweyWestT() > 0
                && scored.train().pearsonIc() * validation.pearsonIc() > 0;
    }
}
