// Which trees hold some of the blobs of a history, wherever in them: a graph of directories, in
// which everything that holds none of them is left out. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "auditor/engine/tree_records.hpp"

namespace phiward {

class Holdings {
 public:
  // Beyond this many entries of directories nothing more is told: a hostile history could ask for
  // any number. 512 MiB.
  static constexpr std::size_t kMostEntries = std::size_t{32} << 20;

  // `wanted` says of each blob of the records, by number, which it is among those looked for,
  // from 0; kNone: it is not. REQUIRES: records outlive this.
  Holdings(const TreeRecords& records, const std::vector<std::uint32_t>& wanted);

  [[nodiscard]] bool complete() const { return complete_; }

  // What holds something: by number, from 1; 0 is what holds nothing. What is inside has a
  // smaller number.
  [[nodiscard]] std::uint32_t of_tree(std::uint32_t tree) const { return of_tree_[tree]; }
  [[nodiscard]] std::size_t size() const { return bases_.size(); }

  struct Entry {
    std::uint64_t name = 0;
    std::uint32_t child = 0;  // a holding, or one of the blobs looked for
    bool blob = false;
  };
  [[nodiscard]] std::span<const Entry> entries(std::uint32_t holding) const {
    return all_.of(holding);
  }
  // The holding that it was told from, and those of its entries which that one has not.
  [[nodiscard]] std::uint32_t base(std::uint32_t holding) const { return bases_[holding]; }
  [[nodiscard]] std::span<const Entry> new_entries(std::uint32_t holding) const {
    return new_.of(holding);
  }

 private:
  // Lists of entries, one behind the other, by holding.
  struct Lists {
    std::vector<std::size_t> begins{0};
    std::vector<Entry> entries;

    void end() { begins.push_back(entries.size()); }
    [[nodiscard]] std::span<const Entry> of(std::uint32_t holding) const {
      return {entries.data() + begins[holding], entries.data() + begins[holding + 1]};
    }
  };

  // What a changed entry holds; empty if it holds nothing, or is gone.
  [[nodiscard]] std::optional<Entry> held(const TreeRecords::Change& change) const;
  std::uint32_t hold(std::uint32_t tree);
  void end_holding(std::uint32_t base);

  const TreeRecords& records_;
  const std::vector<std::uint32_t>& wanted_;
  std::vector<std::uint32_t> of_tree_;
  Lists all_;  // each by name
  Lists new_;
  std::vector<std::uint32_t> bases_;  // by holding
  bool complete_ = true;
};

}  // namespace phiward
