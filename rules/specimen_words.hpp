// Words specimens are put together from. Names: the head of the US Census Bureau's 1990 lists of
// first and last names (public domain). None is a usual placeholder name.
#pragma once

#include <array>
#include <string_view>

namespace phiward {

inline constexpr auto kFirstNames = std::to_array<std::string_view>(
    {"Robert",  "Michael", "William",  "Richard",  "Charles",  "Joseph",   "Thomas",  "Daniel",
     "Paul",    "Kenneth", "Steven",   "Edward",   "Brian",    "Ronald",   "Anthony", "Kevin",
     "Jason",   "Matthew", "Gary",     "Timothy",  "Larry",    "Jeffrey",  "Frank",   "Scott",
     "Eric",    "Stephen", "Andrew",   "Raymond",  "Gregory",  "Joshua",   "Mary",    "Patricia",
     "Linda",   "Barbara", "Jennifer", "Maria",    "Susan",    "Margaret", "Dorothy", "Lisa",
     "Nancy",   "Karen",   "Betty",    "Helen",    "Sandra",   "Donna",    "Ruth",    "Sharon",
     "Laura",   "Sarah",   "Kimberly", "Deborah",  "Jessica",  "Shirley",  "Cynthia", "Angela",
     "Melissa", "Brenda",  "Rebecca",  "Virginia", "Kathleen", "Pamela",   "Martha",  "Debra"});

inline constexpr auto kLastNames = std::to_array<std::string_view>(
    {"Johnson",   "Williams",   "Jones",    "Davis",   "Miller",    "Wilson",  "Moore",
     "Taylor",    "Anderson",   "Thomas",   "Jackson", "Harris",    "Martin",  "Thompson",
     "Garcia",    "Martinez",   "Robinson", "Clark",   "Rodriguez", "Lewis",   "Walker",
     "Hernandez", "Wright",     "Lopez",    "Scott",   "Adams",     "Baker",   "Gonzalez",
     "Nelson",    "Carter",     "Mitchell", "Perez",   "Roberts",   "Turner",  "Phillips",
     "Campbell",  "Parker",     "Evans",    "Edwards", "Collins",   "Stewart", "Sanchez",
     "Morris",    "Rogers",     "Reed",     "Morgan",  "Murphy",    "Bailey",  "Rivera",
     "Cooper",    "Richardson", "Howard",   "Torres",  "Peterson",  "Ramirez", "Watson",
     "Brooks",    "Sanders",    "Bennett",  "Barnes",  "Henderson", "Coleman", "Jenkins",
     "Patterson"});

inline constexpr auto kStreetNames = std::to_array<std::string_view>(
    {"Maple", "Cedar", "Walnut", "Chestnut", "Willow", "Hickory", "Juniper", "Sycamore", "Magnolia",
     "Lincoln", "Jefferson", "Franklin", "Highland", "Lakeview", "Ridgewood", "Orchard"});

inline constexpr auto kStreetTypes =
    std::to_array<std::string_view>({"St", "Street", "Ave", "Avenue", "Rd", "Road", "Dr", "Drive",
                                     "Ln", "Lane", "Blvd", "Court", "Ct", "Way", "Pl", "Pkwy"});

struct Town {
  std::string_view city;
  std::string_view state;
  std::string_view zip3;
};

inline constexpr auto kTowns = std::to_array<Town>({{"Rochester", "NY", "146"},
                                                    {"Harrisburg", "PA", "171"},
                                                    {"Richmond", "VA", "232"},
                                                    {"Savannah", "GA", "314"},
                                                    {"Nashville", "TN", "372"},
                                                    {"Dayton", "OH", "454"},
                                                    {"Lansing", "MI", "489"},
                                                    {"Madison", "WI", "537"},
                                                    {"Billings", "MT", "591"},
                                                    {"Springfield", "IL", "627"},
                                                    {"Omaha", "NE", "681"},
                                                    {"Shreveport", "LA", "711"},
                                                    {"Amarillo", "TX", "791"},
                                                    {"Boise", "ID", "837"},
                                                    {"Tucson", "AZ", "857"},
                                                    {"Sacramento", "CA", "958"}});

inline constexpr auto kPlainWords = std::to_array<std::string_view>(
    {"anchor", "basket", "candle", "dapple", "engine", "fabric", "garden",
     "hammer", "island", "jacket", "kettle", "ladder", "marble", "needle",
     "orange", "pebble", "quartz", "ribbon", "saddle", "timber"});

}  // namespace phiward
