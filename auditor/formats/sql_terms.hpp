// Columns and values side by side: SET a = 'v', b = 2 WHERE c = 'w' AND d IN ('x', 'y').
#pragma once

#include <string_view>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/key_filter.hpp"
#include "auditor/formats/sql_lexer.hpp"

namespace phiward {

// Reads assignments and conditions as far as they go; together they describe one individual, but
// for the further values of a list. False if there is none.
bool read_sql_terms(SqlLexer& lexer, std::string_view table, std::string_view text,
                    const KeyFilter& keys, Fields& fields);

// SELECT 'v' AS a, 2 AS b. False, and `lexer` stands anywhere, if nothing has a name so.
bool read_sql_aliases(SqlLexer& lexer, std::string_view text, const KeyFilter& keys,
                      Fields& fields);

}  // namespace phiward
