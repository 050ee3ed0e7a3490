// Gathers the named values of one object, element, call or block of lines, and makes fields of
// them once all of it is known: what is one individual's, whose it is, and what a plain name means
// among its neighbours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/key_value/health_talk.hpp"
#include "auditor/formats/key_value/meaning.hpp"
#include "auditor/formats/key_value/pair.hpp"
#include "auditor/formats/key_value/roles.hpp"
#include "rules/judge.hpp"

namespace phiward::key_value {

// What a nest of names is.
enum class Nest : std::uint8_t { object, list, call };

class Records {
 public:
  static constexpr std::size_t kMostPairs = 128;  // gathered before they are judged
  static constexpr std::size_t kMostItems = 24;   // of one call or list

  // REQUIRES: all outlive this.
  Records(const Document& document, const KeyFilter& keys, Fields& fields);

  // `name` is what the nest is bound to, `type` what is called or made: patient = new Person(…).
  void open(Nest nest, std::string_view name, std::string_view type);
  void pair(std::string_view key, Value value);
  void item(Value value);  // of a list or call, without a name
  void close();
  void close_all();

  // Where no nest is open, a blank line ends what belongs together, and so does a line that holds
  // several pairs.
  void end_line(bool blank);

  // The innermost nest is about this, as create(:patient, …) says behind its bracket.
  void speaks_of(std::string_view name);

  [[nodiscard]] bool tells(std::string_view key) { return meanings_.leaf(key).tells; }
  // A text that names the one behind it.
  [[nodiscard]] bool labels(std::string_view text) {
    return meanings_.leaf(text).person || meanings_.leaf(text).tells;
  }
  [[nodiscard]] std::size_t depth() const { return scopes_.size(); }

 private:
  struct Scope {
    Nest nest = Nest::object;
    std::string_view name;
    std::string_view type;
    Role owner;         // own, or of what it stands in
    bool owns = false;  // has an owner of its own
    std::optional<std::uint32_t> record;
    std::vector<Pair> pairs;
    std::vector<Value> items;
    std::vector<std::string_view> columns;  // names of the items of lists and calls in it
  };

  void interpret(Scope& scope);
  void add_selected(Scope& scope);
  void add_alternating(Scope& scope);
  void add_positional(Scope& scope);
  void add_columns(Scope& scope);
  void hand_up(const Scope& scope);
  void emit(const Pair& pair, Scope& scope, bool name_parts, bool listed);
  void add_field(const Meaning& meaning, std::string_view key, const Pair& pair,
                 std::uint32_t record);
  [[nodiscard]] Role credible(std::string_view name);
  [[nodiscard]] std::uint32_t record_of(Scope& scope);

  const Document& document_;
  Fields& fields_;
  Meanings& meanings_;
  HealthTalk health_talk_;
  std::vector<Scope> scopes_;          // the first one is the document
  std::size_t pairs_before_line_ = 0;  // of the document's own
};

}  // namespace phiward::key_value
