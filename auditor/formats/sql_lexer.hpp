// The tokens of SQL statements, in any dialect, as files and inside string literals of source
// code: escaped or doubled quotes, and literals put together from several, are seen through.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace phiward {

struct SqlToken {
  enum class Kind : std::uint8_t {
    end,     // of the text or of the literal the statement stands in
    word,    // keyword or plain name
    quoted,  // "…", `…` or […]: a name, in some dialects a value
    string,  // '…'
    number,
    sign,
  };
  Kind kind = Kind::end;
  std::string_view text;  // without quotes; borrowed

  [[nodiscard]] bool is(char sign) const { return kind == Kind::sign && text.front() == sign; }
  [[nodiscard]] bool is_word(std::string_view lower_case) const;  // whatever its case
  [[nodiscard]] bool is_name() const { return kind == Kind::word || kind == Kind::quoted; }
};

// A copy looks ahead.
class SqlLexer {
 public:
  // Begins at `at`, the start of a statement: the quote before it, if any, is that of the
  // literal around it.
  SqlLexer(std::string_view text, std::size_t at);

  SqlToken next();

  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] bool in_literal() const { return host_ != '\0'; }

  // Goes behind the literal the statement stands in, or behind the triple quote that ends it.
  // False if the statement does not end here.
  bool leave_literal();

 private:
  void skip_blank();
  bool skip_comment();
  bool skip_joint();
  [[nodiscard]] bool at_host_end() const;
  SqlToken quoted_token();
  SqlToken dollar_token();
  [[nodiscard]] std::size_t closing_quote(std::size_t from, std::string_view quote) const;
  SqlToken take(SqlToken::Kind kind, std::size_t size);

  std::string_view text_;
  std::size_t at_;
  char host_;  // quote of the literal the statement stands in; 0 if there is none
};

}  // namespace phiward
