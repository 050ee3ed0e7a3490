#include "auditor/formats/key_filter.hpp"

#include <algorithm>

#include "auditor/formats/key_value/meaning.hpp"
#include "auditor/formats/tables/known_columns.hpp"
#include "rules/ascii.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

std::string plain_name(std::string_view name) { return lower_case(only(name, is_alphanumeric)); }

void sort_once(std::vector<std::string>& names) {
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

KeyFilter::KeyFilter(const Catalog& catalog)
    : meanings_(std::make_unique<key_value::Meanings>(*this)),
      columns_(std::make_unique<KnownColumns>(*this)) {
  for (const Rule& rule : catalog.rules()) {
    for (const std::string& key : rule.keys) {
      keys_.push_back(plain_name(key));
      add_name_words(key, words_);
    }
  }
  sort_once(keys_);
  sort_once(words_);
  for (const std::string& key : keys_) beginnings_.add(key);
  for (const std::string& key : keys_) backwards_.emplace_back(key.rbegin(), key.rend());
  std::ranges::sort(backwards_);
}

KeyFilter::~KeyFilter() = default;

bool KeyFilter::may_match(std::string_view name) const {
  const std::string plain = plain_name(name) + '\n';  // so that the last letter may begin a key
  for (std::size_t at = beginnings_.next(plain, 0); at != plain.npos;
       at = beginnings_.next(plain, at + 1)) {
    const std::string_view rest = std::string_view(plain).substr(at);
    auto key = std::ranges::lower_bound(keys_, rest.substr(0, 1));
    for (; key != keys_.end() && key->front() == rest.front(); ++key) {
      if (rest.starts_with(*key)) return true;
    }
  }
  return false;
}

bool KeyFilter::is_key(std::string_view name) const {
  return std::ranges::any_of(key_candidates(name), [this](const std::string& candidate) {
    return std::ranges::binary_search(keys_, candidate);
  });
}

bool KeyFilter::has(std::string_view name) const {
  return std::ranges::binary_search(keys_, plain_name(name));
}

bool KeyFilter::knows(std::string_view word) const {
  return std::ranges::binary_search(words_, word) || is_key(word);
}

bool KeyFilter::ends_with(std::string_view word) const {
  const std::string sought(word.rbegin(), word.rend());
  const auto key = std::ranges::lower_bound(backwards_, sought);
  return (key != backwards_.end() && key->starts_with(sought)) || is_key(word);
}

}  // namespace phiward
