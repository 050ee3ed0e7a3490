#include "tests/golden/well_formed.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace phiward::test {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

class Checker {
 public:
  explicit Checker(std::string_view html) : html_(html) {}

  std::vector<std::string> run() {
    expect("<!DOCTYPE html>\n");
    while (at_ < html_.size() && problems_.size() < 20) step();
    if (!open_.empty()) fail("<" + open_.back() + "> is never closed");
    return std::move(problems_);
  }

 private:
  void step() {
    if (!open_.empty() && open_.back() == "style") {
      at_ = std::min(html_.find("</style>", at_), html_.size());
    }
    if (at_ == html_.size()) return;
    const char c = html_[at_];
    if (c == '<') return tag();
    if (c == '&') return entity();
    const auto byte = static_cast<unsigned char>(c);
    if (c == '>') fail("a bare >");
    if (byte == 0x7F || (byte < 0x20 && c != '\n')) fail("a control byte");
    ++at_;
  }

  void tag() {
    ++at_;
    if (take("/")) {
      const std::string closed = name();
      if (open_.empty() || open_.back() != closed) fail("</" + closed + "> closes something else");
      if (!open_.empty()) open_.pop_back();
      return expect(">");
    }
    const std::string opened = name();
    if (opened.empty()) fail("a bare <");
    while (take(" ")) attribute();
    expect(">");
    if (opened != "meta") open_.push_back(opened);
  }

  void attribute() {
    const std::string key = name();
    expect("=\"");
    const std::size_t start = at_;
    while (at_ < html_.size() && html_[at_] != '"') {
      if (html_[at_] == '<' || html_[at_] == '>') fail("an angle bracket in " + key);
      if (html_[at_] == '&') {
        entity();
      } else {
        ++at_;
      }
    }
    if (key == "id" && !ids_.insert(std::string(html_.substr(start, at_ - start))).second) {
      fail("an id that stands twice");
    }
    expect("\"");
  }

  void entity() {
    for (const auto& [text, meaning] : kEntities) {
      if (take(text)) return;
    }
    fail("a bare &");
    ++at_;
  }

  std::string name() {
    const std::size_t start = at_;
    while (at_ < html_.size() && is_name(html_[at_])) ++at_;
    return std::string(html_.substr(start, at_ - start));
  }

  bool take(std::string_view text) {
    if (!html_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  void expect(std::string_view text) {
    if (take(text)) return;
    fail("no " + std::string(text) + " where it belongs");
    at_ = std::min(at_ + 1, html_.size());
  }

  void fail(const std::string& problem) {
    problems_.push_back(problem + " at byte " + std::to_string(at_));
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  std::set<std::string> ids_;
  std::vector<std::string> problems_;
};

std::string without_style(std::string_view html) {
  const std::size_t start = html.find("<style>");
  const std::size_t end = html.find("</style>");
  if (start == std::string_view::npos || end == std::string_view::npos) return std::string(html);
  return std::string(html.substr(0, start)) + std::string(html.substr(end));
}

// Hands out every tag and every character of text, entities resolved.
template <class OnTag, class OnText>
void walk(std::string_view html, OnTag on_tag, OnText on_text) {
  const std::string page = without_style(html);
  for (std::size_t at = 0; at < page.size();) {
    const std::string_view rest = std::string_view(page).substr(at);
    if (rest.front() == '<') {
      const std::string_view tag = rest.substr(0, std::min(rest.find('>'), rest.size() - 1) + 1);
      on_tag(tag);
      at += tag.size();
      continue;
    }
    const auto* const found = std::ranges::find_if(
        kEntities, [&](const auto& entity) { return rest.starts_with(entity.first); });
    const bool is_entity = found != kEntities.end();
    on_text(is_entity ? found->second : rest.front());
    at += is_entity ? found->first.size() : 1;
  }
}

}  // namespace

std::vector<std::string> html_problems(std::string_view html) { return Checker(html).run(); }

std::string tags_of(std::string_view html) {
  std::string tags;
  walk(
      html, [&](std::string_view tag) { tags += tag; }, [](char) {});
  return tags;
}

std::string visible_text(std::string_view html) {
  std::string text;
  walk(
      html, [](std::string_view) {}, [&](char c) { text += c; });
  return text;
}

}  // namespace phiward::test
