// Writes HTML in which every element is closed and every text escaped, by construction.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace phiward {

// Printable, with & < > " ' as entities: safe as text and as an attribute's value.
[[nodiscard]] std::string escaped(std::string_view text);

struct Tag {
  std::string_view name;
  std::string_view css_class = {};
  std::vector<std::pair<std::string_view, std::string>> attributes = {};
};

// Borrows the stream. Names, classes and attribute names must be our own words; texts and
// attribute values may be anything.
class Markup {
 public:
  explicit Markup(std::ostream& out) : out_(out) {}

  // An element around whatever `body` writes, on lines of its own.
  template <class Body>
  void nest(const Tag& tag, Body body) {
    open(tag);
    line();
    body();
    close(tag);
    line();
  }

  // The same within a line, for cells and phrases.
  template <class Body>
  void inside(const Tag& tag, Body body) {
    open(tag);
    body();
    close(tag);
  }

  void leaf(const Tag& tag, std::string_view text);  // one text within a line
  void text(std::string_view text);
  void literal(std::string_view html);  // REQUIRES: our own words, well-formed

 private:
  void open(const Tag& tag);
  void close(const Tag& tag);
  void line();

  std::ostream& out_;
};

}  // namespace phiward
