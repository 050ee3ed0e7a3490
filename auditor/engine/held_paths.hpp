// Under which paths the blobs looked for stand in the commits of a history. One thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <tsl/robin_map.h>
#include <tsl/robin_set.h>
#include <vector>

#include "auditor/engine/holdings.hpp"

namespace phiward {

class HeldPaths {
 public:
  // Beyond this many places nothing is told: of a few directories that hold each other a hostile
  // history could make any number. 400 MiB.
  static constexpr std::size_t kMostPlaces = std::size_t{1} << 20;
  // In bytes. git cannot check out longer ones, and audits do not enter them.
  static constexpr std::size_t kLongest = 4096;

  // REQUIRES: both outlive this.
  HeldPaths(const TreeRecords& records, const Holdings& holdings)
      : records_(records), holdings_(holdings) {}

  // Enters what the tree of a commit, a holding, has. REQUIRES: those of tips come first.
  void enter(std::uint32_t tree, bool at_tip);
  [[nodiscard]] bool complete() const { return met_.size() <= kMostPlaces; }

  using Path = std::uint32_t;
  static constexpr Path kRoot = 0;
  struct Standing {
    Path path = kRoot;
    bool at_tip = false;
  };
  // Of one of the blobs looked for, each path once. None, if there was no room for all of them.
  [[nodiscard]] std::span<const Standing> of_blob(std::uint32_t blob) const;
  [[nodiscard]] std::string text(Path path) const;

 private:
  // A name in a directory. No file's is a directory's.
  struct Node {
    std::uint64_t name = 0;  // as the records have it
    Path directory = kRoot;
    bool operator==(const Node&) const = default;
  };
  struct Met : Node {
    std::uint32_t object = 0;  // a holding, or one of the blobs looked for
    bool operator==(const Met&) const = default;
  };
  struct Hash {
    // The table goes by the low bits alone.
    static std::size_t mixed(std::uint64_t number) {
      number *= 0x9e3779b97f4a7c15;
      return number ^ (number >> 32);
    }
    std::size_t operator()(std::uint64_t number) const { return mixed(number); }
    std::size_t operator()(const Node& node) const { return node.name ^ mixed(node.directory); }
    std::size_t operator()(const Met& met) const {
      return met.name ^ mixed(std::uint64_t{met.directory} << 32 | met.object);
    }
  };
  struct Place {
    Path path = kRoot;
    std::uint32_t tree = 0;  // a holding
  };

  [[nodiscard]] static std::uint64_t number_of(const Place& place) {
    return std::uint64_t{place.path} << 32 | place.tree;
  }
  void meet(const Place& directory, const Holdings::Entry& entry, bool at_tip);
  [[nodiscard]] std::span<const Holdings::Entry> entries_to_meet(const Place& place) const;
  Path path_of(const Node& node);
  [[nodiscard]] std::size_t length(const Node& node) const;

  const TreeRecords& records_;
  const Holdings& holdings_;
  std::vector<Node> nodes_{Node{}};  // by path
  std::vector<std::size_t> lengths_{0};
  tsl::robin_map<Node, Path, Hash> numbers_;
  tsl::robin_set<Met, Hash> met_;
  tsl::robin_set<std::uint64_t, Hash> trees_;  // numbers of places
  tsl::robin_map<std::uint32_t, std::vector<Standing>> of_blob_;
  std::vector<Place> waiting_;
};

}  // namespace phiward
