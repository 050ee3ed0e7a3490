#include "rules/sieve/relax.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace phiward::sieve {
namespace {

using Kind = Expression::Kind;

constexpr std::size_t kWide = 16;  // bytes of a set; more of them take in other patterns' text
constexpr unsigned kMany = 6;
constexpr unsigned kKept = 4;   // of a long repetition, beside what stands before or behind it
constexpr double kUsual = 100;  // bytes that text is made of
constexpr double kEnough = 40;  // bits; what is rarer than that is told well enough

// Parts of parts side by side.
void flatten(Expression expression, std::vector<Expression>& parts) {
  if (expression.kind != Kind::sequence) {
    parts.push_back(std::move(expression));
    return;
  }
  for (Expression& part : expression.parts) flatten(std::move(part), parts);
}

bool is_long(const Expression& expression) {
  if (expression.kind == Kind::repetition && expression.most > kMany) {
    const Expression& part = expression.parts.front();
    if (part.kind != Kind::bytes || part.bytes.count() > kWide) return true;
  }
  return std::ranges::any_of(expression.parts, is_long);
}

// Bits that the text of a match tells at least.
double weight(const Expression& expression) {
  switch (expression.kind) {
    case Kind::bytes: {
      const double chance = static_cast<double>(expression.bytes.count()) / kUsual;
      return chance >= 1 ? 0 : -std::log2(chance);
    }
    case Kind::sequence: {
      double sum = 0;
      for (const Expression& part : expression.parts) sum += weight(part);
      return sum;
    }
    case Kind::choice: {
      double least = weight(expression.parts.front());
      for (const Expression& part : expression.parts) least = std::min(least, weight(part));
      return least - std::log2(static_cast<double>(expression.parts.size()));
    }
    case Kind::repetition:
      return expression.least * weight(expression.parts.front());
    default:
      return 1;
  }
}

// At the edge of what is looked for, the fewest are enough.
void trim(std::vector<Expression>& parts, bool front) {
  while (!parts.empty()) {
    Expression& edge = front ? parts.front() : parts.back();
    if (edge.kind != Kind::repetition) return;
    if (edge.least > 0) {
      edge.most = edge.least;
      return;
    }
    parts.erase(front ? parts.begin() : parts.end() - 1);
  }
}

Expression best_of(std::vector<std::vector<Expression>> pieces) {
  Expression best;
  double most = -1;
  for (std::vector<Expression>& piece : pieces) {
    Expression all{.kind = Kind::sequence, .parts = std::move(piece)};
    const double told = std::min(weight(all), kEnough);
    if (told > most) {
      most = told;
      best = std::move(all);
    }
  }
  return best;
}

}  // namespace

Expression relaxed(Expression expression) {
  if (expression.kind == Kind::choice) {
    for (Expression& part : expression.parts) part = relaxed(std::move(part));
    return expression;
  }
  std::vector<Expression> parts;
  flatten(std::move(expression), parts);
  std::vector<std::vector<Expression>> pieces(1);
  for (Expression& part : parts) {
    if (!is_long(part)) {
      pieces.back().push_back(std::move(part));
    } else if (part.kind == Kind::choice) {
      pieces.push_back({relaxed(std::move(part))});
      pieces.emplace_back();
    } else {
      part.least = part.most = std::min(part.least, kKept);
      if (part.parts.front().kind == Kind::bytes && part.least > 0) {
        pieces.back().push_back(part);
        pieces.push_back({part});
      } else {
        pieces.emplace_back();
      }
    }
  }
  for (std::vector<Expression>& piece : pieces) {
    trim(piece, true);
    trim(piece, false);
  }
  return best_of(std::move(pieces));
}

}  // namespace phiward::sieve
