// Rows in SQL: INSERT, UPDATE and PostgreSQL's COPY, in dumps, scripts and string literals of
// source code. Each row is one record, each value stands under its column's name.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool sql_wanted(const Document& document, std::span<const Hit> hits);
void read_sql(const Document& document, const KeyFilter& keys, Fields& fields);

// Statements in documents of other kinds.
bool embedded_sql_wanted(const Document& document, std::span<const Hit> hits);
void read_embedded_sql(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
