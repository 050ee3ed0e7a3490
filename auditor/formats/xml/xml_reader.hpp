// Pulls elements, attributes and text out of XML 1.0, as files and inside string literals of
// source code. No entity is expanded and no document type is read. Never fails: what makes no
// sense is text or is stepped over, and what is nested too deeply begins anew. Linear, bounded
// memory, any bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace phiward {

struct XmlEvent {
  enum class Kind : std::uint8_t { open, attribute, text, close };
  Kind kind;
  std::string_view name;   // of the element or attribute, without its prefix
  std::string_view value;  // raw; of an attribute, or text without the blanks around it
};

class XmlReader {
 public:
  static constexpr std::size_t kMostDepth = 256;

  explicit XmlReader(std::string_view text) : text_(text) {}

  // False at the end of the text. Events borrow from it; attributes follow their element's
  // open; opens and closes balance unless the text ends early.
  bool next(XmlEvent& event);

 private:
  bool read_markup(XmlEvent& event);
  bool read_text(XmlEvent& event);
  bool read_in_tag(XmlEvent& event);
  bool read_value(std::string_view& value);
  bool close(XmlEvent& event);
  void end_element(std::string_view name);
  void skip_behind(std::string_view end);
  std::string_view read_name();

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string_view> elements_;  // that are open
  std::size_t to_close_ = 0;                // of these, still to be told
  bool in_tag_ = false;
  bool unended_ = false;  // a comment or instruction has no end
};

}  // namespace phiward
