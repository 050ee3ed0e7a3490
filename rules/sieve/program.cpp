#include "rules/sieve/program.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace phiward::sieve {
namespace {

bool allows(Behind behind, unsigned char byte) {
  switch (behind) {
    case Behind::anything:
      return true;
    case Behind::word:
      return is_word_byte(byte);
    case Behind::no_word:
      return !is_word_byte(byte);
    case Behind::line_end:
      return byte == '\n';
  }
  return false;
}

// Both at once; empty if that cannot be.
std::optional<Behind> both(Behind one, Behind other) {
  if (one == Behind::anything || one == other) return other;
  if (other == Behind::anything) return one;
  if (one == Behind::word || other == Behind::word) return std::nullopt;
  return Behind::line_end;
}

// What it begins with, and the rest.
std::pair<Expression, Expression> split(const Expression& expression) {
  const Expression nothing{.kind = Expression::Kind::sequence};
  if (expression.kind != Expression::Kind::sequence) return {expression, nothing};
  if (expression.parts.empty()) return {nothing, nothing};
  Expression rest = expression;
  rest.parts.erase(rest.parts.begin());
  return {expression.parts.front(), std::move(rest)};
}

}  // namespace

Before before_next(unsigned char byte) {
  if (byte == '\n') return Before::line_begin;
  return is_word_byte(byte) ? Before::word : Before::other;
}

void Program::add(const Expression& expression, std::uint32_t gate) {
  const std::uint32_t match = append({.op = Op::match, .value = gate});
  starts_.push_back(compile(expression, match));
}

std::uint32_t Program::append(Node node) {
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t Program::set_of(const Bytes& bytes) {
  const auto found = std::ranges::find(sets_, bytes);
  if (found == sets_.end()) sets_.push_back(bytes);
  return static_cast<std::uint32_t>(std::ranges::find(sets_, bytes) - sets_.begin());
}

std::uint32_t Program::compile(const Expression& expression, std::uint32_t next) {
  switch (expression.kind) {
    case Expression::Kind::bytes:
      return append({.op = Op::bytes, .next = next, .value = set_of(expression.bytes)});
    case Expression::Kind::sequence:
      for (auto part = expression.parts.rbegin(); part != expression.parts.rend(); ++part) {
        next = compile(*part, next);
      }
      return next;
    case Expression::Kind::choice:
      return compile_choice(expression.parts, next);
    case Expression::Kind::repetition:
      return compile_repetition(expression, next);
    case Expression::Kind::line_begin:
      return append({.op = Op::line_begin, .next = next});
    case Expression::Kind::line_end:
      return append({.op = Op::line_end, .next = next});
    case Expression::Kind::word_edge:
      return append({.op = Op::word_edge, .next = next});
  }
  return next;
}

// Alternatives that begin alike share that: hundreds of words are a tree of few branches.
std::uint32_t Program::compile_choice(std::span<const Expression> alternatives,
                                      std::uint32_t next) {
  std::vector<std::pair<Expression, Expression>> heads;  // and what may follow each, a choice
  for (const Expression& alternative : alternatives) {
    auto [head, rest] = split(alternative);
    auto known = std::ranges::find(heads, head, &std::pair<Expression, Expression>::first);
    if (known == heads.end()) {
      heads.emplace_back(std::move(head), Expression{.kind = Expression::Kind::choice});
      known = heads.end() - 1;
    }
    if (std::ranges::find(known->second.parts, rest) == known->second.parts.end()) {
      known->second.parts.push_back(std::move(rest));
    }
  }
  std::optional<std::uint32_t> any;
  for (const auto& [head, rest] : heads) {
    const bool alone = rest.parts.size() == 1;
    const std::uint32_t behind = compile(alone ? rest.parts.front() : rest, next);
    const std::uint32_t one = compile(head, behind);
    any = any ? append({.op = Op::split, .next = *any, .value = one}) : one;
  }
  return any.value_or(next);
}

std::uint32_t Program::compile_repetition(const Expression& repetition, std::uint32_t next) {
  const Expression& part = repetition.parts.front();
  if (repetition.most == Expression::kNoEnd) {
    const std::uint32_t again = append({.op = Op::split, .value = next});
    const std::uint32_t once_more = compile(part, again);
    nodes_[again].next = once_more;
    next = again;
  } else {
    for (unsigned i = repetition.least; i < repetition.most; ++i) {
      const std::uint32_t with = compile(part, next);
      next = append({.op = Op::split, .next = with, .value = next});
    }
  }
  for (unsigned i = 0; i < repetition.least; ++i) next = compile(part, next);
  return next;
}

void Program::begin(Before before, std::vector<Item>& items) const {
  for (const std::uint32_t start : starts_) follow({start}, before, items);
}

void Program::follow(Item item, Before before, std::vector<Item>& items) const {
  std::vector<Item> pending{item};
  std::vector<Item> been;
  const auto go = [&](std::uint32_t node, std::optional<Behind> behind) {
    if (behind) pending.push_back({node, *behind});
  };
  while (!pending.empty()) {
    const Item at = pending.back();
    pending.pop_back();
    const Node& node = nodes_[at.node];
    switch (node.op) {
      case Op::bytes:
      case Op::match:
        items.push_back(at);
        break;
      case Op::split:
        if (std::ranges::find(been, at) != been.end()) break;
        been.push_back(at);
        go(node.next, at.behind);
        go(node.value, at.behind);
        break;
      case Op::line_begin:
        if (before == Before::line_begin) go(node.next, at.behind);
        break;
      case Op::line_end:
        go(node.next, both(at.behind, Behind::line_end));
        break;
      case Op::word_edge:
        go(node.next, both(at.behind, before == Before::word ? Behind::no_word : Behind::word));
        break;
    }
  }
}

void Program::step(std::span<const Item> items, unsigned char byte, std::vector<Item>& next,
                   std::vector<std::uint32_t>& matched) const {
  for (const Item& item : items) {
    if (!allows(item.behind, byte)) continue;
    const Node& node = nodes_[item.node];
    if (node.op == Op::match) {
      matched.push_back(node.value);
    } else if (sets_[node.value][byte]) {
      follow({node.next}, before_next(byte), next);
    }
  }
}

void Program::take_matched(std::vector<Item>& items, std::vector<std::uint32_t>& matched) const {
  std::erase_if(items, [&](const Item& item) {
    const Node& node = nodes_[item.node];
    if (node.op != Op::match || item.behind != Behind::anything) return false;
    matched.push_back(node.value);
    return true;
  });
}

}  // namespace phiward::sieve
