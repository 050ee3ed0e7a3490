#include "auditor/formats/yaml/yaml_reader.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

using Kind = JsonEvent::Kind;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestKey = 128;        // bytes
constexpr std::size_t kLongestFlow = 8 * 1024;  // bytes; it stands on one line

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == kNone) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'');
  if (!quoted) return trimmed(text.substr(0, text.find(" #")));
  return text.substr(1, std::min(text.find(text.front(), 1), text.size()) - 1);
}

// Where the key ends: at ": " or at a colon that ends the line. 0 if there is no key.
std::size_t key_size(std::string_view entry) {
  const std::string_view looked_at = entry.substr(0, kLongestKey);
  for (std::size_t colon = looked_at.find(':'); colon != kNone;
       colon = looked_at.find(':', colon + 1)) {
    if (colon + 1 == entry.size() || entry[colon + 1] == ' ') return colon;
  }
  return 0;
}

struct Scalar {
  std::string_view text;
  std::size_t end;  // behind its closing quote
};

// In a flow collection, at a byte that is none of its signs.
Scalar scalar_at(std::string_view flow, std::size_t at) {
  const char c = flow[at];
  if (c == '"' || c == '\'') {
    const std::size_t end = std::min(flow.find(c, at + 1), flow.size());
    return {flow.substr(at + 1, end - at - 1), std::min(end + 1, flow.size())};
  }
  const std::size_t end = std::min(flow.find_first_of(",:{}[]", at), flow.size());
  return {trimmed(flow.substr(at, end - at)), end};
}

bool is_item(std::string_view entry) { return entry == "-" || entry.starts_with("- "); }

}  // namespace

bool YamlReader::next(JsonEvent& event) {
  while (waiting_.empty()) {
    if (at_ >= text_.size()) {
      if (mappings_.empty()) return false;
      close_from(0);
      break;
    }
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = text_.substr(at_, end - at_);
    at_ = end + 1;
    read_line(line);
    std::ranges::reverse(waiting_);
  }
  event = waiting_.back();
  waiting_.pop_back();
  return true;
}

void YamlReader::read_line(std::string_view line) {
  std::size_t column = std::min(line.find_first_not_of(' '), line.size());
  std::string_view entry = trimmed(line.substr(column));
  if (entry.empty() || entry.front() == '#') return;
  if (entry == "---" || entry == "...") return close_from(0);
  std::string_view name = mappings_.empty() ? std::string_view() : mappings_.back().last_key;
  while (is_item(entry)) {
    close_from(column + 1);
    name = mappings_.empty() ? std::string_view() : mappings_.back().last_key;
    const std::string_view rest = trimmed(entry.substr(1));
    if (rest.empty()) return;
    column += static_cast<std::size_t>(rest.data() - entry.data());
    entry = rest;
  }
  if (key_size(entry) == 0 || entry.front() == '{' || entry.front() == '[') {
    if (!mappings_.empty()) read_value(name, entry);
  } else {
    read_entry(entry, column);
  }
}

void YamlReader::read_entry(std::string_view entry, std::size_t column) {
  close_from(column + 1);
  if (mappings_.empty() || mappings_.back().column < column) {
    open(mappings_.empty() ? std::string_view() : mappings_.back().last_key, column);
  }
  if (mappings_.empty()) return;
  const std::size_t size = key_size(entry);
  const std::string_view key = unquoted(trimmed(entry.substr(0, size)));
  const std::string_view value = trimmed(entry.substr(size + 1));
  const bool follows = value.empty() || value.front() == '|' || value.front() == '>' ||
                       value.front() == '&' || value.front() == '#';
  mappings_.back().last_key = key;
  if (!follows) read_value(key, value);
}

void YamlReader::read_value(std::string_view name, std::string_view value) {
  if (value.front() == '{' || value.front() == '[') return read_flow(name, value);
  waiting_.push_back({Kind::string, name, unquoted(value)});
}

// JSON takes plain scalars for keys, so they are read here.
void YamlReader::read_flow(std::string_view name, std::string_view flow) {
  struct Nest {
    std::string_view name;
    bool mapping;
  };
  flow = flow.substr(0, kLongestFlow);
  std::vector<Nest> nests;
  std::string_view key;
  const auto own_name = [&] {
    return !key.empty() ? key : nests.empty() ? name : nests.back().name;
  };
  const auto end_nest = [&] {
    if (nests.back().mapping) waiting_.push_back({Kind::close, nests.back().name, {}});
    nests.pop_back();
  };
  for (std::size_t at = 0; at < flow.size();) {
    const char c = flow[at];
    if (c == '{' || c == '[') {
      if (nests.size() == kMostDepth) break;
      nests.push_back({own_name(), c == '{'});
      if (c == '{') waiting_.push_back({Kind::open, nests.back().name, {}});
      key = {};
      ++at;
    } else if (c == '}' || c == ']') {
      if (nests.empty()) break;
      end_nest();
      key = {};
      ++at;
    } else if (c == ',' || c == ' ' || c == ':') {
      if (c == ',') key = {};
      ++at;
    } else {
      const Scalar scalar = scalar_at(flow, at);
      at = scalar.end;
      const bool is_key = at < flow.size() && flow[at] == ':';
      if (!is_key && !scalar.text.empty()) {
        waiting_.push_back({Kind::string, own_name(), scalar.text});
      }
      key = is_key ? scalar.text : std::string_view();
    }
  }
  while (!nests.empty()) end_nest();
}

void YamlReader::open(std::string_view name, std::size_t column) {
  if (mappings_.size() == kMostDepth) close_from(0);
  mappings_.push_back({column, name, {}});
  waiting_.push_back({Kind::open, name, {}});
}

void YamlReader::close_from(std::size_t column) {
  while (!mappings_.empty() && mappings_.back().column >= column) {
    waiting_.push_back({Kind::close, mappings_.back().name, {}});
    mappings_.pop_back();
  }
}

}  // namespace phiward
