#include "auditor/formats/key_value/meaning.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <vector>

#include "rules/ascii.hpp"
#include "rules/naming.hpp"

namespace phiward::key_value {
namespace {

using Kind = Role::Kind;

constexpr std::size_t kLongestKey = 64;     // bytes; longer ones are prose
constexpr std::size_t kMostKnown = 16'384;  // names kept
constexpr std::size_t kMostKeyWords = 6;    // of a key, the last ones

struct NamePart {
  std::string_view spelling;
  char part;
};

constexpr std::array kNameParts = {
    NamePart{"first", 'f'},   NamePart{"given", 'f'},    NamePart{"forename", 'f'},
    NamePart{"fname", 'f'},   NamePart{"last", 'l'},     NamePart{"family", 'l'},
    NamePart{"surname", 'l'}, NamePart{"lname", 'l'},    NamePart{"middle", 'm'},
    NamePart{"maiden", 'l'},  NamePart{"lastname", 'l'}, NamePart{"firstname", 'f'}};

const NamePart* find_part(const std::string& word) {
  const auto row = std::ranges::find(kNameParts, std::string_view(word), &NamePart::spelling);
  return row == kNameParts.end() ? nullptr : &*row;
}

// "first", "name.first", "given_name"; not the first of anything else.
char part_of(std::span<const std::string> words) {
  const std::string& last = words.back();
  if (words.size() > 1 && (last == "name" || last == "nm")) {
    const NamePart* part = find_part(words[words.size() - 2]);
    return part == nullptr ? '\0' : part->part;
  }
  const NamePart* part = find_part(last);
  const auto fits = [](const std::string& word) {
    return word == "name" || role_of(word).kind != Kind::nobody;
  };
  const bool of_person = std::ranges::all_of(words.first(words.size() - 1), fits);
  return part != nullptr && of_person ? part->part : '\0';
}

std::string_view key_of_part(char part) {
  return part == 'f' ? "first name" : part == 'l' ? "last name" : "middle name";
}

// What a plain name is a patient's what.
struct Plain {
  std::string_view word;
  std::string_view means;  // behind the owner
};

constexpr std::array kPlain = {
    Plain{"name", "name"},   Plain{"fullname", "name"},      Plain{"displayname", "name"},
    Plain{"id", "id"},       Plain{"identifier", "id"},      Plain{"identifiervalue", "id"},
    Plain{"no", "id"},       Plain{"number", "id"},          Plain{"idnumber", "id"},
    Plain{"email", "email"}, Plain{"emailaddress", "email"}, Plain{"mail", "email"},
};

std::string joined(std::span<const std::string> words, std::string_view between) {
  std::string result;
  for (const std::string& word : words) {
    if (!result.empty()) result += between;
    result += word;
  }
  return result;
}

bool may_be_left_out(const std::string& word) {
  return all_digits(word) ||
         std::ranges::find(neutral_suffixes(), word) != neutral_suffixes().end();
}

// "patient" and "member" have numbers of their own, a spouse has the member's.
std::string id_key(std::string_view owner) {
  if (owner == "guarantor") return "guarantor account";
  if (owner == "patient" || owner == "nok" || owner.find(' ') != owner.npos) return "patient id";
  return "member id";
}

std::string name_key(std::string_view owner) {
  return owner == "dependent" ? "member name" : std::string(owner) + " name";
}

std::string plain_key(std::string_view means, std::string_view owner) {
  if (means == "id") return id_key(owner);
  if (means == "name") return name_key(owner);
  return "patient email";
}

// "key patient last name"
std::string shown(std::string_view key, std::string_view owner) {
  std::string name = "key ";
  if (!key.starts_with(owner)) name += std::string(owner) + " ";
  return name.append(key);
}

template <class Known, class Read>
const auto& remembered(Known& known, std::string_view name, Read read) {
  if (const auto found = known.find(name); found != known.end()) return found->second;
  if (known.size() >= kMostKnown) known.clear();
  return known.emplace(name, read()).first->second;
}

}  // namespace

const Leaf& Meanings::leaf(std::string_view key) {
  static const Leaf kNone;
  if (key.empty() || key.size() > kLongestKey) return kNone;
  return remembered(leaves_, key, [&] { return read_leaf(key); });
}

Role Meanings::role(std::string_view name) {
  if (name.empty() || name.size() > kLongestKey) return {};
  return remembered(roles_, name, [&] { return role_of(name); });
}

const Meaning& Meanings::of(std::string_view key, const Place& place) {
  static const Meaning kNone;
  if (!leaf(key).wanted) return kNone;
  const std::string_view parent = place.parent.size() > kLongestKey ? "" : place.parent;
  asked_.assign(key).append(1, '\0').append(parent).append(1, '\0').append(place.owner.word);
  asked_ += place.name_parts ? '+' : '-';
  return remembered(meanings_, asked_, [&] {
    return read(key, {place.owner, parent, place.name_parts});
  });
}

Leaf Meanings::read_leaf(std::string_view key) const {
  std::vector<std::string> words = name_words(key);
  if (words.empty()) return {};
  Leaf leaf;
  leaf.part = part_of(words);
  while (words.size() > 1 && may_be_left_out(words.back())) words.pop_back();
  const Kind kind = words.size() == 1 ? role_of(words.back()).kind : Kind::nobody;
  leaf.person = kind == Kind::patient || kind == Kind::insured;
  leaf.wanted =
      leaf.person || leaf.part != 0 ||
      std::ranges::find(kPlain, std::string_view(words.back()), &Plain::word) != kPlain.end() ||
      keys_.ends_with(words.back());
  leaf.tells = leaf.wanted && !known_part(key).empty();
  return leaf;
}

// The longest end of `key` that is a rule's key: nothing else of a name is shown to people.
std::string Meanings::known_part(std::string_view key) const {
  const std::vector<std::string> words = name_words(key);
  const std::size_t most = std::min(words.size(), kMostKeyWords);
  for (std::size_t count = most; count > 0; --count) {
    auto part = std::span(words).last(count);
    while (!part.empty()) {
      if (keys_.has(joined(part, ""))) return joined(part, " ");
      if (!may_be_left_out(part.back())) break;
      part = part.first(part.size() - 1);
    }
  }
  return words.size() == 1 && keys_.is_key(words.front()) ? words.front() : std::string();
}

Meaning Meanings::read(std::string_view key, const Place& place) const {
  Role owner = place.owner;
  std::vector<std::string> words = name_words(key);
  if (words.empty() || words.size() > 2 * kMostKeyWords) return {};
  if (const Role person = role_of(words.back());
      words.size() == 1 && person.kind != Kind::nobody && person.kind != Kind::provider) {
    return {name_key(person.word), shown(name_key(person.word), ""), false};
  }
  // patient.name, data['patient']['name']: the key itself says whose it is.
  for (std::size_t count = words.size() - 1; count > 0; --count) {
    const Role own = role_of(joined(std::span(words).first(count), " "));
    if (own.kind == Kind::nobody) continue;
    owner = own;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
    break;
  }
  const bool owned = owner.kind == Kind::patient || owner.kind == Kind::insured;
  const std::string leaf = joined(words, "");
  Meaning meaning;
  meaning.provider = owner.kind == Kind::provider;
  const bool of_name = place.name_parts || owned || place.parent.ends_with("ame");
  if (const char part = part_of(words); part != 0 && of_name) {
    meaning.key = key_of_part(part);
  } else if (const auto plain = std::ranges::find(kPlain, std::string_view(leaf), &Plain::word);
             owned && plain != kPlain.end()) {
    const std::string of_parent = known_part(std::string(place.parent) + " " + leaf);
    meaning.key =
        of_parent.empty() || plain->means != "id" ? plain_key(plain->means, owner.word) : of_parent;
  }
  if (!meaning.key.empty()) {
    meaning.name = shown(meaning.key, owned ? owner.word : "");
    return meaning;
  }
  const std::string rest = joined(words, " ");
  std::string known = owned ? known_part(std::string(owner.word) + " " + rest) : std::string();
  if (known.empty()) known = known_part(rest);
  if (known.empty()) known = known_part(std::string(place.parent) + " " + rest);
  if (known.empty()) known = known_part(key);
  if (known.empty()) return {};
  meaning.key = known;
  meaning.name = shown(meaning.key, owned ? owner.word : "");
  return meaning;
}

}  // namespace phiward::key_value
