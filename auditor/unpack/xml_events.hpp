// Reads XML by expat, event by event. Names come without their prefix. A document type
// declaration ends it: office formats have none, and entities could be made to explode.
#pragma once

#include <functional>
#include <string_view>

namespace phiward {

class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
  // Empty if there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;

 private:
  const char* const* pairs_;  // name, value, …, null
};

struct XmlEvents {
  std::function<void(std::string_view name, const XmlAttributes& attributes)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;  // may come in several pieces
};

// False if `xml` is not well-formed; the events before that have come. Throws what they throw.
bool read_xml(std::string_view xml, const XmlEvents& events);

}  // namespace phiward
