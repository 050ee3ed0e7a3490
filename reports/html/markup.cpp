#include "reports/html/markup.hpp"

#include <ostream>

#include "rules/shape.hpp"

namespace phiward {
namespace {

std::string_view entity_for(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    const std::string_view entity = entity_for(c);
    if (entity.empty()) {
      result += c;
    } else {
      result += entity;
    }
  }
  return result;
}

void Markup::open(const Tag& tag) {
  out_ << '<' << tag.name;
  if (!tag.css_class.empty()) out_ << " class=\"" << tag.css_class << '"';
  for (const auto& [name, value] : tag.attributes) {
    out_ << ' ' << name << "=\"" << escaped(value) << '"';
  }
  out_ << '>';
}

void Markup::close(const Tag& tag) { out_ << "</" << tag.name << '>'; }

void Markup::leaf(const Tag& tag, std::string_view content) {
  open(tag);
  text(content);
  close(tag);
}

void Markup::text(std::string_view text) { out_ << escaped(text); }

void Markup::literal(std::string_view html) { out_ << html; }

void Markup::line() { out_ << '\n'; }

}  // namespace phiward
