#include "auditor/formats/tables/markup_parts.hpp"

#include <algorithm>
#include <cstddef>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;

constexpr CharSet kOfNames = CharSet("_-.:").with_alphanumerics();

// <table, </x:dl: the name of the tag that `tag` begins with, without its prefix.
std::string_view name_of(std::string_view tag) {
  std::size_t begin = tag.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  for (; end < tag.size() && kOfNames.has(tag[end]); ++end) {
    if (tag[end] == ':') begin = end + 1;
  }
  return tag.substr(begin, end - begin);
}

bool is_of_table(std::string_view tag) {
  const auto is = [name = name_of(tag)](std::string_view lower_case) {
    return std::ranges::equal(name, lower_case, {}, to_lower);
  };
  return is("table") || is("dl");
}

class PartFinder {
 public:
  explicit PartFinder(std::string_view text) : text_(text) {}

  std::vector<Span> find() {
    for (std::size_t at = text_.find('<'); at != kNone; at = text_.find('<', at)) {
      const std::string_view rest = text_.substr(at);
      if (rest.starts_with("<!--")) {
        at = behind("-->", at);
      } else if (rest.starts_with("<?")) {
        at = behind("?>", at);
      } else {
        if (is_of_table(rest)) take(rest.starts_with("</"), at);
        ++at;
      }
    }
    if (depth_ > 0) parts_.push_back({begin_, text_.size()});
    return std::move(parts_);
  }

 private:
  void take(bool closes, std::size_t at) {
    if (!closes) {
      if (depth_++ == 0) begin_ = at;
    } else if (depth_ > 0 && --depth_ == 0) {
      const std::size_t end = std::min(text_.find('>', at), text_.size() - 1);
      parts_.push_back({begin_, end + 1});
    }
  }

  // As XmlReader: what has no end hides nothing, and no end is looked for twice.
  std::size_t behind(std::string_view end, std::size_t at) {
    const std::size_t found = unended_ ? kNone : text_.find(end, at);
    unended_ = found == kNone;
    return unended_ ? at + 1 : found + end.size();
  }

  std::string_view text_;
  std::vector<Span> parts_;
  std::size_t begin_ = 0;  // of the outermost table that is open
  std::size_t depth_ = 0;
  bool unended_ = false;  // a comment or instruction has no end
};

}  // namespace

std::vector<Span> markup_parts(std::string_view text) { return PartFinder(text).find(); }

}  // namespace phiward
