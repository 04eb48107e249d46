#ifndef MODA_SENSES_H
#define MODA_SENSES_H

// What pieces of words mean: a record for each, sorted by its hash, then one for each topic (harness/senses/train.py says how they are written).

extern const int moda_senses_count;
extern const int moda_senses_dimensions;
extern const int moda_senses_topics;
extern const int moda_senses_width;
extern const char moda_senses[];

/// A record's first byte, of moda_senses_width; record is 0 to moda_senses_count - 1, and topics follow.
static inline const unsigned char *moda_senses_record(int record) {
    return (const unsigned char *)moda_senses + (long)record * moda_senses_width;
}

#endif
