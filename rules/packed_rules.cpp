// Every string as "<size>:<bytes>", every number as such a string, every list as its size and its
// items.
#include "rules/packed_rules.hpp"

#include <charconv>
#include <concepts>
#include <stdexcept>
#include <type_traits>

namespace phiward {
namespace {

template <class T>
concept Enum = std::is_enum_v<T>;
template <class T>
concept Number = std::is_arithmetic_v<T>;

class Packer {
 public:
  void operator()(const std::string& text) {
    packed_ += std::to_string(text.size()) + ':';
    packed_ += text;
  }
  void operator()(const std::vector<std::string>& list) {
    (*this)(list.size());
    for (const std::string& item : list) (*this)(item);
  }
  void operator()(Number auto number) {
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), as_number(number)).ptr;
    (*this)(std::string(std::begin(digits), end));
  }
  void operator()(Enum auto word) { (*this)(static_cast<int>(word)); }

  [[nodiscard]] std::string take() { return std::move(packed_); }

 private:
  // Without the bool, which to_chars does not take.
  static int as_number(bool flag) { return flag ? 1 : 0; }
  template <Number T>
  static T as_number(T number) {
    return number;
  }

  std::string packed_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : left_(packed) {}

  void operator()(std::string& text) { text = next(); }
  void operator()(std::vector<std::string>& list) {
    list.resize(number<std::size_t>());
    for (std::string& item : list) (*this)(item);
  }
  void operator()(Number auto& value) { value = number<std::decay_t<decltype(value)>>(); }
  void operator()(bool& flag) { flag = number<int>() != 0; }
  void operator()(Enum auto& word) {
    word = static_cast<std::decay_t<decltype(word)>>(number<int>());
  }

  [[nodiscard]] bool at_end() const { return left_.empty(); }

 private:
  std::string_view next() {
    const std::size_t colon = left_.find(':');
    const auto size = parse<std::size_t>(left_.substr(0, colon));
    const std::string_view text = left_.substr(colon + 1, size);
    left_.remove_prefix(colon + 1 + size);
    return text;
  }

  template <class T>
  T number() {
    return parse<T>(next());
  }

  template <class T>
  static T parse(std::string_view digits) {
    T value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{})
      throw std::logic_error("the rules built into the program are damaged");
    return value;
  }

  std::string_view left_;
};

// A new member of Rule makes this fail to compile, until it is named here.
template <class RuleType, class Visit>
void each_member(RuleType& rule, Visit& visit) {
  auto& [id, title, reference, identifier, subject, patterns, keys, value, validator, context,
         confidence, most, weak, beside, blocks, matches, rejects, source, line] = rule;
  const auto all = [&visit](auto&... members) { (visit(members), ...); };
  all(id, title, reference, identifier, subject, patterns, keys, value, validator, context,
      confidence, most, weak, beside, blocks, matches, rejects, source, line);
}

}  // namespace

std::string pack(std::span<const Rule> rules) {
  Packer packer;
  for (const Rule& rule : rules) each_member(rule, packer);
  return packer.take();
}

std::vector<Rule> unpack_rules(std::string_view packed) {
  std::vector<Rule> rules;
  Unpacker unpacker(packed);
  while (!unpacker.at_end()) each_member(rules.emplace_back(), unpacker);
  return rules;
}

}  // namespace phiward
