#include "rules/strict_toml.hpp"

#include <set>
#include <sstream>
#include <toml++/toml.h>
#include <utility>

#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLargestText = std::size_t{4} << 20U;  // bytes

// toml++ bounds how deep brackets nest, but not dotted keys, and frees tables by recursion:
// a key of many parts would end the program.
constexpr std::size_t kMostDots = 64;  // on one line

// toml++ repeats what it saw as it stands, line ends included.
std::string problem_at(const std::string& source, std::uint32_t line, std::string_view problem) {
  return source + ":" + std::to_string(line) + ": " + printable(problem);
}

void refuse_deep_keys(std::string_view text, const std::string& source) {
  std::uint32_t line = 1;
  std::size_t dots = 0;
  for (const char c : text) {
    if (c == '.' && ++dots > kMostDots) {
      throw TomlError(problem_at(source, line, "more than 64 dots on one line"));
    }
    if (c == '\n') {
      ++line;
      dots = 0;
    }
  }
}

struct TomlDocument {
  std::string source;
  toml::table root;
};

}  // namespace

struct TomlTable::Node {
  std::shared_ptr<const TomlDocument> document;  // owns `table`; every table of it may be the last
  const toml::table* table = nullptr;
  std::set<std::string, std::less<>> known;

  const toml::node* find(std::string_view key) {
    known.emplace(key);
    return table->get(key);
  }

  [[nodiscard]] TomlError error(const toml::node& node, std::string_view problem) const {
    return TomlError(problem_at(document->source, node.source().begin.line, problem));
  }

  [[nodiscard]] TomlError wrong(const toml::node& node, std::string_view key,
                                std::string_view expected) const {
    return error(node, "`" + std::string(key) + "` must be " + std::string(expected));
  }
};

TomlTable::TomlTable(std::shared_ptr<Node> node) : node_(std::move(node)) {}

TomlTable TomlTable::parse(std::string_view text, std::string source) {
  if (text.size() > kLargestText) throw TomlError(problem_at(source, 1, "larger than 4 MiB"));
  refuse_deep_keys(text, source);
  try {
    auto document = std::make_shared<TomlDocument>();
    document->root = toml::parse(text, source);
    document->source = std::move(source);
    auto node = std::make_shared<Node>();
    node->table = &document->root;
    node->document = std::move(document);
    return TomlTable(std::move(node));
  } catch (const toml::parse_error& error) {
    throw TomlError(problem_at(source, error.source().begin.line, error.description()));
  }
}

std::optional<std::string> TomlTable::string(std::string_view key) {
  const toml::node* found = node_->find(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_string()) throw node_->wrong(*found, key, "a string");
  return found->as_string()->get();
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key, std::int64_t least,
                                               std::int64_t most) {
  const toml::node* found = node_->find(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_integer()) throw node_->wrong(*found, key, "an integer");
  const std::int64_t value = found->as_integer()->get();
  if (value < least || value > most) {
    throw node_->wrong(*found, key,
                       "from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return value;
}

std::optional<double> TomlTable::number(std::string_view key, double least, double most) {
  const toml::node* found = node_->find(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_number()) throw node_->wrong(*found, key, "a number");
  const double value = found->is_integer() ? static_cast<double>(found->as_integer()->get())
                                           : found->as_floating_point()->get();
  if (!(value >= least && value <= most)) {  // written so that NaN is refused
    std::ostringstream range;
    range << "from " << least << " to " << most;
    throw node_->wrong(*found, key, range.str());
  }
  return value;
}

std::optional<bool> TomlTable::boolean(std::string_view key) {
  const toml::node* found = node_->find(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_boolean()) throw node_->wrong(*found, key, "true or false");
  return found->as_boolean()->get();
}

std::vector<std::string> TomlTable::strings(std::string_view key) {
  const toml::node* found = node_->find(key);
  if (found == nullptr) return {};
  if (!found->is_array()) throw node_->wrong(*found, key, "an array of strings");
  std::vector<std::string> result;
  for (const toml::node& element : *found->as_array()) {
    if (!element.is_string()) throw node_->wrong(element, key, "an array of strings");
    result.push_back(element.as_string()->get());
  }
  return result;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const toml::node* found = node_->find(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_table()) throw node_->wrong(*found, key, "a table");
  auto node = std::make_shared<Node>();
  node->document = node_->document;
  node->table = found->as_table();
  return TomlTable(std::move(node));
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  const toml::node* found = node_->find(key);
  if (found == nullptr) return {};
  if (!found->is_array()) throw node_->wrong(*found, key, "an array of tables");
  std::vector<TomlTable> result;
  for (const toml::node& element : *found->as_array()) {
    if (!element.is_table()) throw node_->wrong(element, key, "an array of tables");
    auto node = std::make_shared<Node>();
    node->document = node_->document;
    node->table = element.as_table();
    result.push_back(TomlTable(std::move(node)));
  }
  return result;
}

void TomlTable::refuse_unknown() const {
  const toml::key* first = nullptr;
  for (auto&& [key, value] : *node_->table) {
    if (node_->known.contains(key.str())) continue;
    if (first == nullptr || key.source().begin < first->source().begin) first = &key;
  }
  if (first == nullptr) return;
  throw TomlError(problem_at(node_->document->source, first->source().begin.line,
                             "unknown key `" + std::string(first->str()) + "`"));
}

std::uint32_t TomlTable::line() const {
  const auto line = node_->table->source().begin.line;
  return line == 0 ? 1 : line;
}

TomlError TomlTable::error(std::string_view problem, std::string_view key) const {
  const toml::node* found = key.empty() ? nullptr : node_->table->get(key);
  if (found != nullptr) return node_->error(*found, problem);
  return TomlError(problem_at(node_->document->source, line(), problem));
}

}  // namespace phiward
