// PostgreSQL's COPY t (a, b) FROM stdin, and the rows that follow it up to a line "\.".
#pragma once

#include <string_view>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/key_filter.hpp"
#include "auditor/formats/sql_tables.hpp"

namespace phiward {

// Reads what follows "COPY". False if it was no such statement; else `lexer` stands behind the
// rows.
bool read_sql_copy(SqlLexer& lexer, const SqlTables& tables, std::string_view text,
                   const KeyFilter& keys, Fields& fields);

}  // namespace phiward
